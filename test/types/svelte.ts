// What Svelte's language server makes of markup: a call of `createElement`. Compiled by `npm run lint`, never run.
import 'makini-connect/svelte';
import type { MakiniSuccessEvent } from 'makini-connect';

const { createElement } = svelteHTML;

/** All that is right, in Svelte 5 and 4. */
export const right = [
  createElement('makini-connect', {
    'session-url': '/makini/session',
    'heading-level': 3,
    class: 'card',
    getSession: async () => ({ request_uri: 'urn:…', service: 'https://connect.example' }),
    'onmakini-success': ({ detail }) => detail.connection.id,
  }),
  createElement('makini-connect', { 'on:makini-exit': (event) => event.detail.reason }),
  createElement('makini-connections', {
    'connections-url': '/makini/connections',
    'session-url': '/makini/session',
    'onmakini-disconnect': ({ detail }) => detail.connection,
  }),
];

/** What is wrong, line by line. */
export const wrong = [
  // @ts-expect-error a list has no system to start at
  createElement('makini-connections', { system: 'sap-cap' }),
  // @ts-expect-error neither light nor dark
  createElement('makini-connect', { 'color-scheme': 'sepia' }),
  // @ts-expect-error no number
  createElement('makini-connect', { 'heading-level': 'two' }),
  createElement('makini-connect', {
    // @ts-expect-error a success is no exit
    'onmakini-exit': (event: MakiniSuccessEvent) => event.detail.connection,
  }),
];
