// What Vue's language tools read of the element in a template. Compiled by `npm run lint`, never run.
import 'makini-connect/vue';
import type { MakiniSuccessEvent } from 'makini-connect';
import type { GlobalComponents } from 'vue';

type Element = InstanceType<GlobalComponents['makini-connect']>;
type Props = Element['$props'];

/** All that is right: `session-url`, `:get-session`, `@makini-success`, `class`, `key`. */
export const right: Props = {
  sessionUrl: '/makini/session',
  getSession: async () => ({ request_uri: 'urn:…', service: 'https://connect.example' }),
  headingLevel: '3',
  colorScheme: 'light',
  onMakiniSuccess: ({ detail }) => detail.connection.id,
  onClick: (event) => event.button,
  class: ['card', { wide: true }],
  key: 'one',
};

/** The component as Vue calls it: an event by its own name. */
export const emits = (element: Element, event: MakiniSuccessEvent): void => {
  element.$emit('makini-success', event);
  // @ts-expect-error nobody sends this
  element.$emit('makini-succes', event);
  // @ts-expect-error a success is no exit
  element.$emit('makini-exit', event);
};

/** The list of connections. */
export const list: InstanceType<GlobalComponents['makini-connections']>['$props'] = {
  connectionsUrl: '/makini/connections',
  onMakiniReconnect: (event) => event.preventDefault(),
  // @ts-expect-error a list has no system to start at
  system: 'sap-cap',
};

/** What is wrong, line by line. */
export const wrong: Props[] = [
  // @ts-expect-error neither light nor dark
  { colorScheme: 'sepia' },
  // @ts-expect-error a number is no address
  { sessionUrl: 7 },
  // @ts-expect-error a success is no exit
  { onMakiniExit: (event: MakiniSuccessEvent) => event.detail.connection },
];
