// What TypeScript lets a partner write with React 18, which sets attributes alone. Compiled by `npm run lint`, never run.
import 'makini-connect/react';
import type { MakiniConnect } from 'makini-connect';
// @ts-expect-error only 19 has this: it is 18 that is compiled against
import { use, useEffect, useRef } from 'react';
import type { ReactElement } from 'react';

/** Attributes in the markup, events by a ref. */
export function Right(): ReactElement {
  const ref = useRef<MakiniConnect>(null);
  useEffect(() => {
    const element = ref.current;
    const hear = (): void => undefined;
    element?.addEventListener('makini-success', hear);
    return () => element?.removeEventListener('makini-success', hear);
  }, []);
  return <makini-connect ref={ref} class="card" session-url="/makini/session" heading-level={3} />;
}

/** What is wrong, line by line. */
export const Wrong = (): ReactElement[] => [
  // @ts-expect-error React 18 hears no custom event
  <makini-connect key="1" onmakini-success={() => undefined} />,
  // @ts-expect-error React 18 would write the function as an attribute
  <makini-connect key="2" getSession={() => undefined} />,
  // @ts-expect-error neither light nor dark
  <makini-connect key="3" color-scheme="sepia" />,
];

/** Only there. */
export const later: unknown = use;

/** The namespace that older versions of its types read. */
export const old: JSX.IntrinsicElements['makini-connect'] = { system: 'sap-cap' };

/** The list of connections. */
export const List = (): ReactElement => <makini-connections connections-url="/makini/connections" />;
