// What `makini-connect/connections` resolves to where there is no document: it touches no DOM and imports no lit.
export * from './events.ts';

/** Stands in for the element's class where there is no browser, so that a server can import the door; it does nothing. */
export class MakiniConnections {}
