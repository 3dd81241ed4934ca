import type { Check, Failure } from '../../contract/index.ts';
import type { SentenceValues } from '../locales/sentence.ts';
import { failureText, stageText } from '../locales/words.ts';
import type { Reported } from './ready-message.ts';
import type { Screen } from './screen.ts';
import { allStages, evidenceTexts } from './stage-list.ts';

const triedIn = (check: Check, screen: Screen): readonly string[] =>
  allStages(check).map((stage) => {
    const time =
      !stage.ms || stage.ms < 1 ? '' : `, ${screen.words('check.ms', { ms: Math.round(stage.ms) })}`;
    const seen = evidenceTexts(stage.evidence, screen).map((text) => ` – ${text}`);
    const status = screen.words(`check.status.${stage.status}`);
    return `- ${stageText(stage.stage, screen.speech)}: ${status}${time}${seen.join('')}`;
  });

/** What a failure of a check reports. */
export const reportOf = (
  failure: Failure,
  check: Check,
  values: SentenceValues,
  screen: Screen,
): Reported => ({
  ...failureText(failure, values, screen.speech),
  code: failure.code,
  values: { ...values, ...hostOf(check), ...failure.values },
  reference: failure.reference,
  tried: triedIn(check, screen),
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
