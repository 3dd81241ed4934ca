// The element's events: typed, bubbling, composed, `makini-` in front. None carries a secret, a typed value or a token.
import type { CallbackAnswer, StepKind } from '../contract/index.ts';
import type { Told } from './flow/effect.ts';
import type { ExitReason, OpenReason } from './flow/state.ts';

class MakiniEvent<Detail> extends CustomEvent<Detail> {
  constructor(name: string, detail: Detail, cancelable = false) {
    super(name, { detail, bubbles: true, composed: true, cancelable });
  }
}

/** The element has drawn for the first time. */
export class MakiniReadyEvent extends MakiniEvent<{ version: string }> {
  constructor(detail: MakiniReadyEvent['detail']) {
    super('makini-ready', detail);
  }
}
/** An opening begins; exactly one `makini-success` or `makini-exit` will follow, then `makini-close`. */
export class MakiniOpenEvent extends MakiniEvent<{ reason: OpenReason }> {
  constructor(detail: MakiniOpenEvent['detail']) {
    super('makini-open', detail);
  }
}
/** The person sees another step. */
export class MakiniStepEvent extends MakiniEvent<{ kind: StepKind; system?: string | undefined }> {
  constructor(detail: MakiniStepEvent['detail']) {
    super('makini-step', detail);
  }
}
/** The person picked a system: its id in the catalogue and its name. */
export class MakiniSelectEvent extends MakiniEvent<{ system: string; name: string }> {
  constructor(detail: MakiniSelectEvent['detail']) {
    super('makini-select', detail);
  }
}
/** The person asked for a system that is not listed; `request` is its id at the service. What they typed is not here. */
export class MakiniRequestEvent extends MakiniEvent<{ request: string }> {
  constructor(detail: MakiniRequestEvent['detail']) {
    super('makini-request', detail);
  }
}
/** The address that is being typed was looked at; `code` is the failure's. */
export class MakiniProbeEvent extends MakiniEvent<{ status: string; code?: string | undefined }> {
  constructor(detail: MakiniProbeEvent['detail']) {
    super('makini-probe', detail);
  }
}
/** The form is about to be sent; `preventDefault()` holds it back. */
export class MakiniBeforeSubmitEvent extends MakiniEvent<{ system: string }> {
  constructor(detail: MakiniBeforeSubmitEvent['detail']) {
    super('makini-before-submit', detail, true);
  }
}
/** The form was sent. */
export class MakiniSubmitEvent extends MakiniEvent<{ system: string }> {
  constructor(detail: MakiniSubmitEvent['detail']) {
    super('makini-submit', detail);
  }
}
/** A check went on (`running`, with the stage) or ended (`failed`, with the failure's code). */
export class MakiniCheckEvent extends MakiniEvent<{
  status: 'running' | 'passed' | 'failed';
  stage?: string | undefined;
  code?: string | undefined;
}> {
  constructor(detail: MakiniCheckEvent['detail']) {
    super('makini-check', detail);
  }
}
/** Something a developer should know: a stable code, and a sentence for the console. */
export class MakiniErrorEvent extends MakiniEvent<{ code: string; message: string }> {
  constructor(detail: MakiniErrorEvent['detail']) {
    super('makini-error', detail);
  }
}
/** An answer takes longer than 10 s, or the network is gone. */
export class MakiniWaitingEvent extends MakiniEvent<{ reason: 'slow' | 'offline' }> {
  constructor(detail: MakiniWaitingEvent['detail']) {
    super('makini-waiting', detail);
  }
}
/** The host's backend has the connection. */
export class MakiniSuccessEvent extends MakiniEvent<{ connection: CallbackAnswer['connection'] }> {
  constructor(detail: MakiniSuccessEvent['detail']) {
    super('makini-success', detail);
  }
}
/** The opening ended without the host having heard of a connection. */
export class MakiniExitEvent extends MakiniEvent<{ reason: ExitReason; code?: string | undefined }> {
  constructor(detail: MakiniExitEvent['detail']) {
    super('makini-exit', detail);
  }
}
/** The opening is over. */
export class MakiniCloseEvent extends MakiniEvent<null> {
  constructor() {
    super('makini-close', null);
  }
}

/** The event of something that the flow tells the host's page. */
export const eventOf = (told: Told): Event => {
  switch (told.name) {
    case 'open':
      return new MakiniOpenEvent({ reason: told.reason });
    case 'step':
      return new MakiniStepEvent({ kind: told.kind, system: told.system });
    case 'select':
      return new MakiniSelectEvent({ system: told.system, name: told.label });
    case 'request':
      return new MakiniRequestEvent({ request: told.request });
    case 'submit':
      return new MakiniSubmitEvent({ system: told.system });
    case 'check':
      return new MakiniCheckEvent({ status: told.status, stage: told.stage, code: told.code });
    case 'error':
      return new MakiniErrorEvent({ code: told.code, message: told.message });
    case 'waiting':
      return new MakiniWaitingEvent({ reason: told.reason });
    case 'success':
      return new MakiniSuccessEvent({ connection: told.connection });
    case 'exit':
      return new MakiniExitEvent({ reason: told.reason, code: told.code });
    case 'close':
      return new MakiniCloseEvent();
  }
};

declare global {
  // Elements, the document and the window all hear them: they bubble and are composed.
  interface GlobalEventHandlersEventMap {
    'makini-ready': MakiniReadyEvent;
    'makini-open': MakiniOpenEvent;
    'makini-step': MakiniStepEvent;
    'makini-select': MakiniSelectEvent;
    'makini-request': MakiniRequestEvent;
    'makini-probe': MakiniProbeEvent;
    'makini-before-submit': MakiniBeforeSubmitEvent;
    'makini-submit': MakiniSubmitEvent;
    'makini-check': MakiniCheckEvent;
    'makini-error': MakiniErrorEvent;
    'makini-waiting': MakiniWaitingEvent;
    'makini-success': MakiniSuccessEvent;
    'makini-exit': MakiniExitEvent;
    'makini-close': MakiniCloseEvent;
  }
}
