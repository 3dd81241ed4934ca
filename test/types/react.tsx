// What TypeScript lets a partner write with React 19. Compiled by `npm run lint`, never run.
import 'makini-connect/react';
import type { MakiniConnectionsProps, MakiniConnectProps } from 'makini-connect/react';
import type { MakiniConnect, MakiniSuccessEvent } from 'makini-connect';
import { useRef } from 'react';
import type { ReactElement } from 'react';

/** All that is right. */
export function Right(): ReactElement {
  const ref = useRef<MakiniConnect>(null);
  return (
    <makini-connect
      ref={ref}
      key="one"
      className="card"
      session-url="/makini/session"
      callback-url="/makini/callback"
      connection-id={undefined}
      color-scheme="dark"
      heading-level={3}
      credentials="include"
      headers={{ authorization: 'Bearer …' }}
      getSession={async () => ({ request_uri: 'urn:…', service: 'https://connect.example' })}
      onmakini-success={({ detail }) => detail.connection.id.toUpperCase()}
      onmakini-exit={(event) => event.detail.reason.length}
      onClick={() => void ref.current?.show()}
    >
      <p slot="support">Call us.</p>
    </makini-connect>
  );
}

/** What is wrong, line by line. */
export const Wrong = (): ReactElement[] => [
  // @ts-expect-error a property's name is no attribute: a server would write it in vain
  <makini-connect key="1" sessionUrl="/makini/session" />,
  // @ts-expect-error neither light nor dark
  <makini-connect key="2" color-scheme="sepia" />,
  // @ts-expect-error no number
  <makini-connect key="3" heading-level="two" />,
  // @ts-expect-error React hears names as they are: this one nobody sends
  <makini-connect key="4" onMakiniSuccess={() => undefined} />,
  // @ts-expect-error a success is no exit
  <makini-connect key="5" onmakini-exit={(event: MakiniSuccessEvent) => event.detail.connection} />,
];

/** Props can be handed on. */
export const props: MakiniConnectProps = { system: 'sap-cap', 'session-url': '/makini/session' };

/** The list of connections takes its own. */
export const list: MakiniConnectionsProps = {
  'connections-url': '/makini/connections',
  'session-url': '/makini/session',
  'onmakini-reconnect': (event) => event.preventDefault(),
};

/** What is wrong with a list. */
export const WrongList = (): ReactElement[] => [
  // @ts-expect-error a list has no system to start at
  <makini-connections key="1" system="sap-cap" />,
  // @ts-expect-error a reconnect is no success
  <makini-connections key="2" onmakini-reconnect={(event: MakiniSuccessEvent) => event.detail} />,
];
