/** Secrets struck out of what a check says, should a method or the system itself let one through: pure. */
import type { Evidence, Failure, Field, Stage, Values } from '../../contract/index.ts';
import type { CheckOutcome, Tokens } from '../ports.ts';
import type { RegisteredClient } from '../upstream-clients/registered-client.ts';

type Facts = Readonly<Record<string, string | number>>;

/** Strikes secrets out of stages, and out of what a check ends in. */
export interface Scrubber {
  stage(stage: Stage): Stage;
  outcome(outcome: CheckOutcome): CheckOutcome;
}

const struck = '•••';

/** Shorter texts are found everywhere. */
const shortest = 3;

/** What is left of a long secret when its text was cut is struck from this many signs on. */
const shortestCut = 8;

/** No secret, and unreadable once struck. */
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text);

/** A text made short ends with `…`, and maybe with the beginning of a secret before it. */
const withoutCut = (text: string, secret: string): string => {
  if (!text.endsWith('…')) return text;
  const whole = text.slice(0, -1);
  for (let length = Math.min(secret.length, whole.length); length >= shortestCut; length -= 1) {
    if (whole.endsWith(secret.slice(0, length))) return `${whole.slice(0, -length)}${struck}`;
  }
  return text;
};

const strike = (text: string, secrets: readonly string[]): string =>
  isDate(text)
    ? text
    : secrets.reduce((left, secret) => withoutCut(left.replaceAll(secret, struck), secret), text);

/** The scrubber of one check: it knows the typed secrets and, as soon as there are any, the tokens and the partner's own. */
export const scrubber = (
  fields: readonly Field[],
  values: Values,
  tokens: () => Tokens | undefined,
  registered: () => RegisteredClient | undefined = () => undefined,
): Scrubber => {
  const typed = fields.filter(({ type }) => type === 'secret').map(({ name }) => values[name]);
  const clean = (text: string): string => {
    const { access, refresh } = tokens() ?? {};
    const own = registered()?.secret.reveal();
    const known = [...typed, access, refresh, own].filter((secret) => secret !== undefined);
    return strike(
      text,
      known.filter(({ length }) => length >= shortest).toSorted((a, b) => b.length - a.length),
    );
  };
  const facts = (of: Facts): Record<string, string | number> =>
    Object.fromEntries(
      Object.entries(of).map(([name, fact]) => [name, typeof fact === 'string' ? clean(fact) : fact]),
    );
  const shown = ({ code, values: known }: Evidence): Evidence => ({ code, values: facts(known) });
  const failure = (of: Failure): Failure => ({ ...of, values: facts(of.values) });
  return {
    stage: (stage) => ({
      ...stage,
      evidence: stage.evidence.map(shown),
      ...(stage.failure && { failure: failure(stage.failure) }),
    }),
    outcome: (outcome) => {
      switch (outcome.status) {
        case 'failed':
          return { ...outcome, failure: failure(outcome.failure) };
        case 'passed':
          return {
            ...outcome,
            evidence: outcome.evidence.map(shown),
            warnings: outcome.warnings.map(failure),
          };
        // A choice is sent back by its id as the system calls it, and a database may well be called as its password is.
        case 'choose':
        case 'authorize':
          return outcome;
      }
    },
  };
};
