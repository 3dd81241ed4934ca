// The element in React 19: attributes as in HTML, events under their own names.
import 'makini-connect/react';
import { useState } from 'react';
import type { ReactElement } from 'react';

/** The product's place for connecting a system, with what it heard. */
export function Integrations(): ReactElement {
  const [heard, setHeard] = useState<string[]>([]);
  const hear = (sentence: string): void => setHeard((before) => [...before, sentence]);
  return (
    <div className="stack">
      <section className="card connect" aria-label="Connect a system">
        <makini-connect
          session-url="/makini/session"
          callback-url="/makini/callback"
          onmakini-success={({ detail }) => hear(`${detail.connection.name} is connected.`)}
          onmakini-exit={({ detail }) => hear(`Left without a connection (${detail.reason}).`)}
        />
      </section>
      <section className="card stack" aria-labelledby="heard">
        <h2 id="heard">What this page heard</h2>
        <ul role="log" className="heard">
          {heard.map((sentence, at) => (
            <li key={at}>{sentence}</li>
          ))}
        </ul>
        {heard.length === 0 && <p className="muted">Nothing yet.</p>}
      </section>
    </div>
  );
}
