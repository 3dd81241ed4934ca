/**
 * A process of its own that asks hostile systems one after another, so that what it takes of memory is nobody else's. It is handed
 * the cases as its argument, and prints what each ended in and by how much the process has grown at its largest.
 */
import { createEgress } from '../../../../../src/service/upstream/egress/connector.ts';
import { parseAllowList } from '../../../../../src/service/upstream/egress/allow-list.ts';
import { readJson } from '../../../../../src/service/upstream/http/json.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';

/** One question: where, within what, and whether the answer is read as JSON. */
export interface Question {
  readonly name: string;
  readonly port: number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly json?: boolean;
}

/** What asking came to; `grown` is in megabytes, at the largest since the process was warm. */
export interface Asked {
  readonly name: string;
  readonly result: string;
  readonly grown: number;
}

const client = { id: 'client', mode: 'test' } as const;
const questions = JSON.parse(process.argv[2] ?? '[]') as Question[];
const allow = questions.map(({ port }) => `http://127.0.0.1:${port}`).join();
const egress = createEgress({ allow: parseAllowList(allow).entries });

const ask = async ({ port, timeoutMs, maxBytes, json }: Question): Promise<string> => {
  try {
    const url = `http://127.0.0.1:${port}/`;
    const { status, body } = await egress.request({ url, client, timeoutMs, maxBytes });
    if (json) readJson(body);
    return String(status);
  } catch (error) {
    if (error instanceof SyntaxError) return 'no json';
    return error instanceof UpstreamError ? error.code : String(error);
  }
};

const collect = (globalThis as { gc?: () => void }).gc ?? ((): void => undefined);
const [ordinary, ...others] = questions;
for (let round = 0; ordinary && round < 20; round += 1) await ask(ordinary);
collect();
const warm = process.resourceUsage().maxRSS;
const asked: Asked[] = [];
for (const question of others) {
  collect();
  const result = await ask(question);
  const grown = Math.round((process.resourceUsage().maxRSS - warm) / 1_024);
  asked.push({ name: question.name, result, grown });
}
console.log(JSON.stringify(asked));
