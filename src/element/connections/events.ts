class ConnectionEvent<Detail> extends CustomEvent<Detail> {
  constructor(name: string, detail: Detail, cancelable = false) {
    super(name, { detail, bubbles: true, composed: true, cancelable });
  }
}

/** Somebody wants to sign in to a connection again; `preventDefault()` keeps the dialog away, for a page that has its own way. */
export class MakiniReconnectEvent extends ConnectionEvent<{ connection: string; system: string }> {
  constructor(detail: MakiniReconnectEvent['detail']) {
    super('makini-reconnect', detail, true);
  }
}
/** Somebody wants to choose what a connection includes; `preventDefault()` keeps the dialog away, for a page that has its own way. */
export class MakiniSettingsEvent extends ConnectionEvent<{ connection: string; system: string }> {
  constructor(detail: MakiniSettingsEvent['detail']) {
    super('makini-settings', detail, true);
  }
}
/** A connection was paused. */
export class MakiniPauseEvent extends ConnectionEvent<{ connection: string }> {
  constructor(detail: MakiniPauseEvent['detail']) {
    super('makini-pause', detail);
  }
}
/** A connection goes on. */
export class MakiniResumeEvent extends ConnectionEvent<{ connection: string }> {
  constructor(detail: MakiniResumeEvent['detail']) {
    super('makini-resume', detail);
  }
}
/** A connection was ended for good. */
export class MakiniDisconnectEvent extends ConnectionEvent<{ connection: string }> {
  constructor(detail: MakiniDisconnectEvent['detail']) {
    super('makini-disconnect', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'makini-reconnect': MakiniReconnectEvent;
    'makini-settings': MakiniSettingsEvent;
    'makini-pause': MakiniPauseEvent;
    'makini-resume': MakiniResumeEvent;
    'makini-disconnect': MakiniDisconnectEvent;
  }
}
