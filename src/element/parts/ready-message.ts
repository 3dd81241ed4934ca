import type { Check, Failure } from '../../contract/index.ts';
import type { SentenceValues } from '../locales/sentence.ts';
import { failureText, stageText } from '../locales/words.ts';
import type { Screen } from './screen.ts';
import { allStages, evidenceTexts } from './stage-list.ts';

/** A failure or trouble that somebody else is told about. */
export interface Reported {
  readonly code: string;
  readonly title: string;
  readonly explain: string;
  readonly values: SentenceValues;
  readonly reference?: string | undefined;
  readonly check?: Check | undefined;
}

const tried = (check: Check, screen: Screen): readonly string[] =>
  allStages(check).map((stage) => {
    const time = stage.ms === undefined ? '' : `, ${screen.words('check.ms', { ms: Math.round(stage.ms) })}`;
    const seen = evidenceTexts(stage.evidence, screen).map((text) => ` – ${text}`);
    const status = screen.words(`check.status.${stage.status}`);
    return `- ${stageText(stage.stage, screen.messages)}: ${status}${time}${seen.join('')}`;
  });

/** A plain-text message, ready to be sent to whoever can help. It holds host, port, times, code and reference; nothing typed that is secret. */
export const readyMessage = (
  screen: Screen,
  kind: 'it' | 'admin' | 'support',
  { code, title, explain, values, reference, check }: Reported,
): string => {
  const line = (key: 'host' | 'port'): readonly string[] =>
    values[key] === undefined ? [] : [screen.words(`message.${key}`, values)];
  return [
    screen.words('message.subject', values),
    '',
    screen.words('message.hello'),
    screen.words(kind === 'support' ? 'message.intro_support' : 'message.intro', values),
    '',
    title,
    explain,
    '',
    ...(check ? [screen.words('message.tried'), ...tried(check, screen), ''] : []),
    ...line('host'),
    ...line('port'),
    screen.words('message.code', { code }),
    ...(reference === undefined ? [] : [screen.words('message.reference', { reference })]),
    screen.words('message.time', { time: new Date().toISOString() }),
  ].join('\n');
};

/** What a failure of a check reports. */
export const reportOf = (
  failure: Failure,
  check: Check,
  values: SentenceValues,
  screen: Screen,
): Reported => ({
  ...failureText(failure, values, screen.messages),
  code: failure.code,
  values: { ...values, ...hostOf(check), ...failure.values },
  reference: failure.reference,
  check,
});

/** Host and port as the stages saw them. */
const hostOf = (check: Check): SentenceValues =>
  Object.assign(
    {},
    ...check.stages.flatMap((stage) => stage.evidence.map(({ values }) => pick(values))),
  ) as SentenceValues;

const pick = ({ host, port }: SentenceValues): SentenceValues => ({
  ...(host !== undefined && { host }),
  ...(port !== undefined && { port }),
});
