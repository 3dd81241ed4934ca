// What `makini-connect` and `makini-connect/element.js` resolve to where there is no document: on servers, in
// edge runtimes and in workers. It touches no DOM and imports no lit; the browser gets `define.ts` and `index.ts`.
export * from './events.ts';

/** Stands in for the element's class where there is no browser, so that a server can import the door; it does nothing. */
export class MakiniConnect {}
