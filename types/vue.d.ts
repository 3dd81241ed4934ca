// Made from custom-elements.json by `npm run manifest`: mend the element, not this file.
import type { HTMLAttributes, PublicProps } from 'vue';
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

/** Vue's tools read `session-url` in a template as `sessionUrl`. */
interface MakiniConnectOwn {
  /** Address of the host's backend that opens sessions. */
  sessionUrl?: MakiniConnect['sessionUrl'] | undefined;
  /** Address of the host's backend that takes `code`, `state` and `iss`. */
  callbackUrl?: MakiniConnect['callbackUrl'] | undefined;
  /** Credentials mode of calls to the host. */
  credentials?: MakiniConnect['credentials'] | undefined;
  /** Id of the system to start at. */
  system?: MakiniConnect['system'] | undefined;
  /** Id of the connection to reconnect, or to choose settings of. */
  connectionId?: MakiniConnect['connectionId'] | undefined;
  /** `settings`: choose what the connection includes; nobody signs in again. */
  purpose?: MakiniConnect['purpose'] | undefined;
  /** `dialog`: closed until it is opened, by what is in the slot `trigger`, by `open` or by `show()`. */
  presentation?: MakiniConnect['presentation'] | undefined;
  /** Whether the dialog is open. */
  open?: Flag | undefined;
  /** `light` or `dark`; without it the page's own scheme counts. */
  colorScheme?: MakiniConnect['colorScheme'] | undefined;
  /** Level of the headings in the page's outline, 1 to 6. */
  headingLevel?: number | `${number}` | undefined;
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
  onMakiniReady?: ((event: MakiniReadyEvent) => void) | undefined;
  /** An opening begins. */
  onMakiniOpen?: ((event: MakiniOpenEvent) => void) | undefined;
  /** The person sees another step. */
  onMakiniStep?: ((event: MakiniStepEvent) => void) | undefined;
  /** A system was picked. */
  onMakiniSelect?: ((event: MakiniSelectEvent) => void) | undefined;
  /** A system that is not listed was asked for. */
  onMakiniRequest?: ((event: MakiniRequestEvent) => void) | undefined;
  /** The address being typed was looked at. */
  onMakiniProbe?: ((event: MakiniProbeEvent) => void) | undefined;
  /** The form is about to be sent; cancelable. */
  onMakiniBeforeSubmit?: ((event: MakiniBeforeSubmitEvent) => void) | undefined;
  /** The form was sent. */
  onMakiniSubmit?: ((event: MakiniSubmitEvent) => void) | undefined;
  /** A check went on or ended. */
  onMakiniCheck?: ((event: MakiniCheckEvent) => void) | undefined;
  /** Something a developer should know. */
  onMakiniError?: ((event: MakiniErrorEvent) => void) | undefined;
  /** An answer takes long, or the network is gone. */
  onMakiniWaiting?: ((event: MakiniWaitingEvent) => void) | undefined;
  /** The host's backend has the connection. */
  onMakiniSuccess?: ((event: MakiniSuccessEvent) => void) | undefined;
  /** Ended without a connection that the host knows of. */
  onMakiniExit?: ((event: MakiniExitEvent) => void) | undefined;
  /** The opening is over. */
  onMakiniClose?: ((event: MakiniCloseEvent) => void) | undefined;
}

interface MakiniConnectEmit {
  (name: 'makini-ready', event: MakiniReadyEvent): void;
  (name: 'makini-open', event: MakiniOpenEvent): void;
  (name: 'makini-step', event: MakiniStepEvent): void;
  (name: 'makini-select', event: MakiniSelectEvent): void;
  (name: 'makini-request', event: MakiniRequestEvent): void;
  (name: 'makini-probe', event: MakiniProbeEvent): void;
  (name: 'makini-before-submit', event: MakiniBeforeSubmitEvent): void;
  (name: 'makini-submit', event: MakiniSubmitEvent): void;
  (name: 'makini-check', event: MakiniCheckEvent): void;
  (name: 'makini-error', event: MakiniErrorEvent): void;
  (name: 'makini-waiting', event: MakiniWaitingEvent): void;
  (name: 'makini-success', event: MakiniSuccessEvent): void;
  (name: 'makini-exit', event: MakiniExitEvent): void;
  (name: 'makini-close', event: MakiniCloseEvent): void;
}

/** Everything that `<makini-connect>` takes in a template. */
export type MakiniConnectProps = MakiniConnectOwn & MakiniConnectListeners & HTMLAttributes & PublicProps;

/** Vue's tools read `session-url` in a template as `sessionUrl`. */
interface MakiniConnectionsOwn {
  /** Address of the host's backend that lists connections. */
  connectionsUrl?: MakiniConnections['connectionsUrl'] | undefined;
  /** Address of the host's backend that opens sessions, for signing in again and for settings. */
  sessionUrl?: MakiniConnections['sessionUrl'] | undefined;
  /** Address of the host's backend that takes `code`, `state` and `iss`, for signing in again. */
  callbackUrl?: MakiniConnections['callbackUrl'] | undefined;
  /** Credentials mode of calls to the host. */
  credentials?: MakiniConnections['credentials'] | undefined;
  /** `light` or `dark`; without it the page's own scheme counts. */
  colorScheme?: MakiniConnections['colorScheme'] | undefined;
  /** Level of the heading in the page's outline, 1 to 6. */
  headingLevel?: number | `${number}` | undefined;
  /** Headers for every call to the host, or a function that makes them for each call. */
  headers?: MakiniConnections['headers'] | undefined;
  /** The host's own sentences, by key. */
  messages?: MakiniConnections['messages'] | undefined;
}

interface MakiniConnectionsListeners {
  /** Somebody wants to sign in to a connection again; cancelable. */
  onMakiniReconnect?: ((event: MakiniReconnectEvent) => void) | undefined;
  /** Somebody wants to choose what a connection includes; cancelable. */
  onMakiniSettings?: ((event: MakiniSettingsEvent) => void) | undefined;
  /** A connection was paused. */
  onMakiniPause?: ((event: MakiniPauseEvent) => void) | undefined;
  /** A connection goes on. */
  onMakiniResume?: ((event: MakiniResumeEvent) => void) | undefined;
  /** A connection was ended for good. */
  onMakiniDisconnect?: ((event: MakiniDisconnectEvent) => void) | undefined;
}

interface MakiniConnectionsEmit {
  (name: 'makini-reconnect', event: MakiniReconnectEvent): void;
  (name: 'makini-settings', event: MakiniSettingsEvent): void;
  (name: 'makini-pause', event: MakiniPauseEvent): void;
  (name: 'makini-resume', event: MakiniResumeEvent): void;
  (name: 'makini-disconnect', event: MakiniDisconnectEvent): void;
}

/** Everything that `<makini-connections>` takes in a template. */
export type MakiniConnectionsProps = MakiniConnectionsOwn &
  MakiniConnectionsListeners &
  HTMLAttributes &
  PublicProps;

declare module 'vue' {
  interface GlobalComponents {
    'makini-connect': new () => MakiniConnect & { $props: MakiniConnectProps; $emit: MakiniConnectEmit };
    'makini-connections': new () => MakiniConnections & {
      $props: MakiniConnectionsProps;
      $emit: MakiniConnectionsEmit;
    };
  }
}
