// Made from custom-elements.json by `npm run manifest`: mend the element, not this file.
import type * as React from 'react';
import type {
  MakiniConnect,
  MakiniReadyEvent,
  MakiniOpenEvent,
  MakiniStepEvent,
  MakiniSelectEvent,
  MakiniRequestEvent,
  MakiniProbeEvent,
  MakiniBeforeSubmitEvent,
  MakiniSubmitEvent,
  MakiniCheckEvent,
  MakiniErrorEvent,
  MakiniWaitingEvent,
  MakiniSuccessEvent,
  MakiniExitEvent,
  MakiniCloseEvent,
} from '../dist/element/index.js';
import type {
  MakiniConnections,
  MakiniReconnectEvent,
  MakiniSettingsEvent,
  MakiniPauseEvent,
  MakiniResumeEvent,
  MakiniDisconnectEvent,
} from '../dist/element/connections/define.js';

export * from '../dist/element/define.js';

/** What React 19 does with a custom element and React 18 does not: set properties, hear custom events. */
type Since19<Props> = typeof React extends { use: unknown } ? Props : { [Name in keyof Props]?: never };

/** React 18 writes `false` as text, which is a flag that is set. */
type Flag = typeof React extends { use: unknown } ? boolean : '';

/** Written as in HTML, so that a server renders them too. */
interface MakiniConnectAttributes {
  class?: string | undefined;
  /** Address of the host's backend that opens sessions. */
  'session-url'?: MakiniConnect['sessionUrl'] | undefined;
  /** Address of the host's backend that takes `code`, `state` and `iss`. */
  'callback-url'?: MakiniConnect['callbackUrl'] | undefined;
  /** Credentials mode of calls to the host. */
  credentials?: MakiniConnect['credentials'] | undefined;
  /** Id of the system to start at. */
  system?: MakiniConnect['system'] | undefined;
  /** Id of the connection to reconnect, or to choose settings of. */
  'connection-id'?: MakiniConnect['connectionId'] | undefined;
  /** `settings`: choose what the connection includes; nobody signs in again. */
  purpose?: MakiniConnect['purpose'] | undefined;
  /** `dialog`: closed until it is opened, by what is in the slot `trigger`, by `open` or by `show()`. */
  presentation?: MakiniConnect['presentation'] | undefined;
  /** Whether the dialog is open. */
  open?: Flag | undefined;
  /** `light` or `dark`; without it the page's own scheme counts. */
  'color-scheme'?: MakiniConnect['colorScheme'] | undefined;
  /** Level of the headings in the page's outline, 1 to 6. */
  'heading-level'?: number | `${number}` | undefined;
}

/** Set on the client only: neither a server nor React 18 can. */
interface MakiniConnectProperties {
  /** Instead of `session-url`: the page's own function that answers `{request_uri, service}`. */
  getSession?: MakiniConnect['getSession'] | undefined;
  /** Instead of `callback-url`: the page's own function that hands the answer to its backend. */
  handOver?: MakiniConnect['handOver'] | undefined;
  /** Headers for every call to the host, or a function that makes them for each call. */
  headers?: MakiniConnect['headers'] | undefined;
  /** The host's own sentences, by key. */
  messages?: MakiniConnect['messages'] | undefined;
  /** Web fonts that the form's frame loads; from registered origins only. */
  fonts?: MakiniConnect['fonts'] | undefined;
}

/** Heard from the first render on the client; where a server rendered the page, add listeners through a `ref`. */
interface MakiniConnectListeners {
  /** Drawn for the first time. */
  'onmakini-ready'?: ((event: MakiniReadyEvent) => void) | undefined;
  /** An opening begins. */
  'onmakini-open'?: ((event: MakiniOpenEvent) => void) | undefined;
  /** The person sees another step. */
  'onmakini-step'?: ((event: MakiniStepEvent) => void) | undefined;
  /** A system was picked. */
  'onmakini-select'?: ((event: MakiniSelectEvent) => void) | undefined;
  /** A system that is not listed was asked for. */
  'onmakini-request'?: ((event: MakiniRequestEvent) => void) | undefined;
  /** The address being typed was looked at. */
  'onmakini-probe'?: ((event: MakiniProbeEvent) => void) | undefined;
  /** The form is about to be sent; cancelable. */
  'onmakini-before-submit'?: ((event: MakiniBeforeSubmitEvent) => void) | undefined;
  /** The form was sent. */
  'onmakini-submit'?: ((event: MakiniSubmitEvent) => void) | undefined;
  /** A check went on or ended. */
  'onmakini-check'?: ((event: MakiniCheckEvent) => void) | undefined;
  /** Something a developer should know. */
  'onmakini-error'?: ((event: MakiniErrorEvent) => void) | undefined;
  /** An answer takes long, or the network is gone. */
  'onmakini-waiting'?: ((event: MakiniWaitingEvent) => void) | undefined;
  /** The host's backend has the connection. */
  'onmakini-success'?: ((event: MakiniSuccessEvent) => void) | undefined;
  /** Ended without a connection that the host knows of. */
  'onmakini-exit'?: ((event: MakiniExitEvent) => void) | undefined;
  /** The opening is over. */
  'onmakini-close'?: ((event: MakiniCloseEvent) => void) | undefined;
}

/** Everything that `<makini-connect>` takes in JSX. */
export type MakiniConnectProps = React.DetailedHTMLProps<React.HTMLAttributes<MakiniConnect>, MakiniConnect> &
  MakiniConnectAttributes &
  Since19<MakiniConnectProperties & MakiniConnectListeners>;

/** Written as in HTML, so that a server renders them too. */
interface MakiniConnectionsAttributes {
  class?: string | undefined;
  /** Address of the host's backend that lists connections. */
  'connections-url'?: MakiniConnections['connectionsUrl'] | undefined;
  /** Address of the host's backend that opens sessions, for signing in again and for settings. */
  'session-url'?: MakiniConnections['sessionUrl'] | undefined;
  /** Address of the host's backend that takes `code`, `state` and `iss`, for signing in again. */
  'callback-url'?: MakiniConnections['callbackUrl'] | undefined;
  /** Credentials mode of calls to the host. */
  credentials?: MakiniConnections['credentials'] | undefined;
  /** `light` or `dark`; without it the page's own scheme counts. */
  'color-scheme'?: MakiniConnections['colorScheme'] | undefined;
  /** Level of the heading in the page's outline, 1 to 6. */
  'heading-level'?: number | `${number}` | undefined;
}

/** Set on the client only: neither a server nor React 18 can. */
interface MakiniConnectionsProperties {
  /** Headers for every call to the host, or a function that makes them for each call. */
  headers?: MakiniConnections['headers'] | undefined;
  /** The host's own sentences, by key. */
  messages?: MakiniConnections['messages'] | undefined;
}

/** Heard from the first render on the client; where a server rendered the page, add listeners through a `ref`. */
interface MakiniConnectionsListeners {
  /** Somebody wants to sign in to a connection again; cancelable. */
  'onmakini-reconnect'?: ((event: MakiniReconnectEvent) => void) | undefined;
  /** Somebody wants to choose what a connection includes; cancelable. */
  'onmakini-settings'?: ((event: MakiniSettingsEvent) => void) | undefined;
  /** A connection was paused. */
  'onmakini-pause'?: ((event: MakiniPauseEvent) => void) | undefined;
  /** A connection goes on. */
  'onmakini-resume'?: ((event: MakiniResumeEvent) => void) | undefined;
  /** A connection was ended for good. */
  'onmakini-disconnect'?: ((event: MakiniDisconnectEvent) => void) | undefined;
}

/** Everything that `<makini-connections>` takes in JSX. */
export type MakiniConnectionsProps = React.DetailedHTMLProps<
  React.HTMLAttributes<MakiniConnections>,
  MakiniConnections
> &
  MakiniConnectionsAttributes &
  Since19<MakiniConnectionsProperties & MakiniConnectionsListeners>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'makini-connect': MakiniConnectProps;
      'makini-connections': MakiniConnectionsProps;
    }
  }
}

declare global {
  namespace JSX {
    interface IntrinsicElements {
      'makini-connect': MakiniConnectProps;
      'makini-connections': MakiniConnectionsProps;
    }
  }
}
