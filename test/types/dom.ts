// What TypeScript knows of the element and its events without any framework. Compiled by `npm run lint`, never run.
import 'makini-connect';
import 'makini-connect/connections';
import type { MakiniConnect } from 'makini-connect';
import type { MakiniConnections } from 'makini-connect/connections';

/** The tag's name gives the class, wherever it is looked for. */
export const element: MakiniConnect = document.createElement('makini-connect');
element.sessionUrl = '/makini/session';
// @ts-expect-error an address is a string
element.sessionUrl = 7;

/** The event's name gives its detail, wherever it is heard. */
const heard: (string | undefined)[] = [];
element.addEventListener('makini-success', ({ detail }) => heard.push(detail.connection.id));
document.addEventListener('makini-exit', ({ detail }) => heard.push(detail.reason, detail.code));
window.addEventListener('makini-check', ({ detail }) => heard.push(detail.status));
document.body.addEventListener('makini-before-submit', (event) => event.preventDefault());
// @ts-expect-error a success has a connection, not a reason
document.addEventListener('makini-success', ({ detail }) => void detail.reason);

/** The list of connections. */
export const list: MakiniConnections = document.createElement('makini-connections');
list.connectionsUrl = '/makini/connections';
list.addEventListener('makini-reconnect', (event) => {
  heard.push(event.detail.connection, event.detail.system);
  event.preventDefault();
});
document.addEventListener('makini-disconnect', ({ detail }) => heard.push(detail.connection));
// @ts-expect-error a pause names no system
document.addEventListener('makini-pause', ({ detail }) => void detail.system);
