// What TypeScript knows of the element and its events without any framework. Compiled by `npm run lint`, never run.
import 'makini-connect';
import type { MakiniConnect } from 'makini-connect';

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
