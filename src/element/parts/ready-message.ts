import { plain } from '../locales/sentence.ts';
import type { SentenceValues } from '../locales/sentence.ts';
import type { Screen } from './screen.ts';

/** A failure or trouble that somebody else is told about. */
export interface Reported {
  readonly code: string;
  readonly title: string;
  readonly explain: string;
  readonly values: SentenceValues;
  readonly reference?: string | undefined;
  /** What was tried, a line each. */
  readonly tried?: readonly string[];
}

/** A plain-text message, ready to be sent to whoever can help, and begun as it is told. It holds host, port, times, code and reference; nothing typed that is secret. */
export const readyMessage = (
  screen: Screen,
  intro: string,
  { code, title, explain, values, reference, tried }: Reported,
): string => {
  const line = (key: 'host' | 'port'): readonly string[] =>
    values[key] === undefined ? [] : [screen.words(`message.${key}`, values)];
  const lines = [
    screen.words('message.subject', values),
    '',
    screen.words('message.hello'),
    intro,
    '',
    title,
    explain,
    '',
    ...(tried ? [screen.words('message.tried'), ...tried, ''] : []),
    ...line('host'),
    ...line('port'),
    screen.words('message.code', { code }),
    ...(reference === undefined ? [] : [screen.words('message.reference', { reference })]),
    screen.words('message.time', { time: new Date().toISOString() }),
  ];
  return plain(lines.join('\n'));
};
