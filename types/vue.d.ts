// Made from custom-elements.json by `npm run manifest`: mend the element, not this file.
import type { HTMLAttributes, PublicProps } from 'vue';
import type {
  MakiniConnect,
  MakiniReadyEvent,
  MakiniOpenEvent,
  MakiniStepEvent,
  MakiniSelectEvent,
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

export * from '../dist/element/define.js';

type Flag = boolean | '';

/** Vue's tools read `session-url` in a template as `sessionUrl`. */
interface Props {
  /** Address of the host's backend that opens sessions. */
  sessionUrl?: MakiniConnect['sessionUrl'] | undefined;
  /** Address of the host's backend that takes `code`, `state` and `iss`. */
  callbackUrl?: MakiniConnect['callbackUrl'] | undefined;
  /** Credentials mode of calls to the host. */
  credentials?: MakiniConnect['credentials'] | undefined;
  /** Id of the system to start at. */
  system?: MakiniConnect['system'] | undefined;
  /** Id of the connection to reconnect. */
  connectionId?: MakiniConnect['connectionId'] | undefined;
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

interface Listeners {
  /** Drawn for the first time. */
  onMakiniReady?: ((event: MakiniReadyEvent) => void) | undefined;
  /** An opening begins. */
  onMakiniOpen?: ((event: MakiniOpenEvent) => void) | undefined;
  /** The person sees another step. */
  onMakiniStep?: ((event: MakiniStepEvent) => void) | undefined;
  /** A system was picked. */
  onMakiniSelect?: ((event: MakiniSelectEvent) => void) | undefined;
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

interface Emit {
  (name: 'makini-ready', event: MakiniReadyEvent): void;
  (name: 'makini-open', event: MakiniOpenEvent): void;
  (name: 'makini-step', event: MakiniStepEvent): void;
  (name: 'makini-select', event: MakiniSelectEvent): void;
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
export type MakiniConnectProps = Props & Listeners & HTMLAttributes & PublicProps;

declare module 'vue' {
  interface GlobalComponents {
    'makini-connect': new () => MakiniConnect & { $props: MakiniConnectProps; $emit: Emit };
  }
}
