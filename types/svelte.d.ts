// Made from custom-elements.json by `npm run manifest`: mend the element, not this file.
import type { HTMLAttributes } from 'svelte/elements';
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

type Flag = boolean | '';

interface MakiniConnectAttributes {
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
  /** Drawn for the first time. */
  'on:makini-ready'?: ((event: MakiniReadyEvent) => void) | undefined;
  /** An opening begins. */
  'on:makini-open'?: ((event: MakiniOpenEvent) => void) | undefined;
  /** The person sees another step. */
  'on:makini-step'?: ((event: MakiniStepEvent) => void) | undefined;
  /** A system was picked. */
  'on:makini-select'?: ((event: MakiniSelectEvent) => void) | undefined;
  /** A system that is not listed was asked for. */
  'on:makini-request'?: ((event: MakiniRequestEvent) => void) | undefined;
  /** The address being typed was looked at. */
  'on:makini-probe'?: ((event: MakiniProbeEvent) => void) | undefined;
  /** The form is about to be sent; cancelable. */
  'on:makini-before-submit'?: ((event: MakiniBeforeSubmitEvent) => void) | undefined;
  /** The form was sent. */
  'on:makini-submit'?: ((event: MakiniSubmitEvent) => void) | undefined;
  /** A check went on or ended. */
  'on:makini-check'?: ((event: MakiniCheckEvent) => void) | undefined;
  /** Something a developer should know. */
  'on:makini-error'?: ((event: MakiniErrorEvent) => void) | undefined;
  /** An answer takes long, or the network is gone. */
  'on:makini-waiting'?: ((event: MakiniWaitingEvent) => void) | undefined;
  /** The host's backend has the connection. */
  'on:makini-success'?: ((event: MakiniSuccessEvent) => void) | undefined;
  /** Ended without a connection that the host knows of. */
  'on:makini-exit'?: ((event: MakiniExitEvent) => void) | undefined;
  /** The opening is over. */
  'on:makini-close'?: ((event: MakiniCloseEvent) => void) | undefined;
}

/** Everything that `<makini-connect>` takes in markup. */
export type MakiniConnectProps = HTMLAttributes<MakiniConnect> &
  MakiniConnectAttributes &
  MakiniConnectProperties &
  MakiniConnectListeners;

interface MakiniConnectionsAttributes {
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

interface MakiniConnectionsProperties {
  /** Headers for every call to the host, or a function that makes them for each call. */
  headers?: MakiniConnections['headers'] | undefined;
  /** The host's own sentences, by key. */
  messages?: MakiniConnections['messages'] | undefined;
}

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
  /** Somebody wants to sign in to a connection again; cancelable. */
  'on:makini-reconnect'?: ((event: MakiniReconnectEvent) => void) | undefined;
  /** Somebody wants to choose what a connection includes; cancelable. */
  'on:makini-settings'?: ((event: MakiniSettingsEvent) => void) | undefined;
  /** A connection was paused. */
  'on:makini-pause'?: ((event: MakiniPauseEvent) => void) | undefined;
  /** A connection goes on. */
  'on:makini-resume'?: ((event: MakiniResumeEvent) => void) | undefined;
  /** A connection was ended for good. */
  'on:makini-disconnect'?: ((event: MakiniDisconnectEvent) => void) | undefined;
}

/** Everything that `<makini-connections>` takes in markup. */
export type MakiniConnectionsProps = HTMLAttributes<MakiniConnections> &
  MakiniConnectionsAttributes &
  MakiniConnectionsProperties &
  MakiniConnectionsListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'makini-connect': MakiniConnectProps;
    'makini-connections': MakiniConnectionsProps;
  }
}
