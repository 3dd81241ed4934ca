// `npm run errors`: writes docs/errors.md from the table of failures and its English words.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { failureCodes, failures, stageNames } from '../src/contract/index.ts';
import type { FailureCode, FailureRule } from '../src/contract/index.ts';
import { stageWords } from '../src/element/locales/en/evidence.ts';
import { failureWords } from '../src/element/locales/en/failures.ts';
import { actionWords, ownerWords } from '../src/element/locales/en/turns.ts';
import { sentence } from '../src/element/locales/sentence.ts';
import { root } from './stamp.ts';

const head = `# What can go wrong, and what then

Every code that a check, or the look at an address while it is typed, can end in: \`stage.reason\`. The page is made from the table in \`src/contract/failures.ts\` and the English words by \`npm run errors\`.

- **Whose turn**: who can solve it. The screen says it, and offers one way as its main button and at most two others.
- A **note** does not stop the check: the connection is made, and the note is shown with it.
- Where a sentence names a host, a port or a date, this page has the words that stand there without one.
- An element that meets a code it does not know yet speaks with the words of the stage.

To see any of them: connect the system **Sandbox** with a test client as \`user_good\`, with \`error_\` and the code as the password (\`error_auth.account_locked\`), or with the code at the end of the address (\`https://sandbox.example/error_dns.not_found\`). Other passwords of the sandbox: \`pass_good\`, \`slow_8000\`, \`flaky_2\`, \`choose_0\`, \`choose_1\`, \`choose_40\`, \`partial\`.
`;

const ways = ({ primary, others }: FailureRule): string =>
  [`**${actionWords[primary]}**`, ...others.map((action) => actionWords[action])].join(' · ');

const entry = (code: FailureCode): string => {
  const rule: FailureRule = failures[code];
  const { title, explain, turn } = failureWords[code];
  const owner = sentence(turn ?? ownerWords[rule.owner]);
  const field = rule.field === undefined ? '' : ` Field: \`${rule.field}\`.`;
  const facts =
    rule.status === 'warning'
      ? `A note; ${owner}.`
      : `${owner} (\`${rule.owner}\`).${field}\n\n${ways(rule)}`;
  return `### \`${code}\`\n\n**${sentence(title)}.** ${sentence(explain)}\n\n${facts}\n`;
};

const stage = (name: (typeof stageNames)[number]): string => {
  const codes = failureCodes.filter((code) => code.startsWith(`${name}.`));
  return `## ${name}: ${stageWords[name]}\n\n${codes.map(entry).join('\n')}`;
};

/** The page's text. */
export const errorsPage = (): Promise<string> =>
  format([head, ...stageNames.map(stage)].join('\n'), {
    parser: 'markdown',
    printWidth: 110,
    singleQuote: true,
  });

if (import.meta.main) writeFileSync(join(root, 'docs/errors.md'), await errorsPage());
