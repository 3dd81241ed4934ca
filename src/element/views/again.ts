// What is said in another way where the connection is there already: somebody signs in to it again.
import type { TemplateResult } from 'lit';
import type { SystemRef } from '../../contract/index.ts';
import type { Opened } from '../flow/state.ts';
import type { ExistingKey } from '../locales/en/existing.ts';
import type { LaterKey } from '../locales/en/later.ts';
import type { SentenceValues } from '../locales/sentence.ts';
import { kindOf } from '../parts/elements.ts';
import type { Screen } from '../parts/screen.ts';

type Again = LaterKey &
  (ExistingKey extends infer K ? (K extends `${infer Key}.again` ? Key : never) : never);

/** A sentence as it is said of a new connection, or of one that is there already. */
export const said = (key: Again, values: SentenceValues, { connection }: Opened, { words }: Screen): string =>
  (connection && words(`${key}.again`, values)) || words(key, values);

/** What a heading that names a system has beside and below it: the connection's name where that says more than the system's. */
export const headOf = (system: SystemRef, { connection }: Opened): { mark: TemplateResult; line: string } => {
  const head = kindOf(system);
  return connection && connection.name !== system.name ? { ...head, line: connection.name } : head;
};
