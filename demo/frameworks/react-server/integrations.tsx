// The element where React renders on a server first: attributes in the markup, events by a ref.
import 'makini-connect/react';
import type { MakiniConnect } from 'makini-connect/react';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';

/** The product's place for connecting a system, with what it heard. */
export function Integrations(): ReactElement {
  const ref = useRef<MakiniConnect>(null);
  const [heard, setHeard] = useState<string[]>([]);
  // While it hydrates, React 19 attaches no listener to a custom element; an effect does.
  useEffect(() => {
    const until = new AbortController();
    const hear = (sentence: string): void => setHeard((before) => [...before, sentence]);
    ref.current?.addEventListener(
      'makini-success',
      ({ detail }) => hear(`${detail.connection.name} is connected.`),
      { signal: until.signal },
    );
    ref.current?.addEventListener(
      'makini-exit',
      ({ detail }) => hear(`Left without a connection (${detail.reason}).`),
      { signal: until.signal },
    );
    return () => until.abort();
  }, []);
  return (
    <div className="stack">
      <section className="card connect" aria-label="Connect a system">
        <makini-connect
          ref={ref}
          session-url="/makini/session"
          callback-url="/makini/callback"
          heading-level={2}
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
