// `npm run bench [-- --quick] [--store sqlite|postgresql] [--profile folder] [--search] [--health] [--hooks]`: what the service bears, on both
// stores, what the picker's search takes (`--search`: that alone), checks of connections (`--health`: those
// alone), and partners that fail beside others (`--hooks`: that alone). Open loop, load from processes of their own; each figure is the median of
// the rounds, with the least and the greatest. It judges nothing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeCodes, verifier } from './bench/done-sessions.ts';
import type { Done, Load } from './bench/job.ts';
import { arrivals } from './bench/open-loop.ts';
import { median, quantile, withSpread } from './bench/quantiles.ts';
import { benchHealth } from './bench/health.ts';
import { benchHooks } from './bench/hooks.ts';
import { benchSearch } from './bench/search.ts';
import { diskTimes, Generator, startSetting, type Setting } from './bench/setting.ts';
import { buildAll } from './build.ts';
import { optionsOf } from './options.ts';
import type { StoreKind } from '../test/torture/store-place.ts';

const options = optionsOf({
  quick: { type: 'boolean', default: false },
  store: { type: 'string' },
  profile: { type: 'string' },
  search: { type: 'boolean', default: false },
  health: { type: 'boolean', default: false },
  hooks: { type: 'boolean', default: false },
});
const plan = options.quick
  ? { rounds: 2, seconds: 2, rates: [100, 500], streams: 300 }
  : { rounds: 5, seconds: 3, rates: [100, 300, 500], streams: 1_000 };
/** A service whose slowest answers take this many milliseconds does not keep up. */
const tooMuch = 2_000;
const abuse = { honest: 100, flood: 400 } as const;

interface Round extends Done {
  readonly memory: number;
  /** Milliseconds of a processor that the service spent for each. */
  readonly cpu: number;
}

const measured = async (one: () => Promise<Done>, { cpu, memory }: Setting): Promise<Round> => {
  const before = cpu();
  const done = await one();
  return { ...done, memory: memory(), cpu: (cpu() - before) / done.count };
};

const rounds = async (one: (seed: number) => Promise<Done>, setting: Setting): Promise<Round[]> => {
  const all: Round[] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    const done = await measured(() => one(round + 1), setting);
    all.push(done);
    // Work piles up faster than it is done: further rounds would measure the pile, and take as long as it is high.
    if (done.p99 > tooMuch) break;
    await pause(200);
  }
  return all;
};

const refusedIn = (all: readonly Done[]): string => {
  const sums = new Map<string, number>();
  for (const { statuses } of all)
    for (const [status, count] of Object.entries(statuses)) sums.set(status, (sums.get(status) ?? 0) + count);
  return [...sums].map(([status, count]) => `${status} × ${count}`).join(', ') || 'none';
};

const row = (...cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);

const tell = (what: string, all: readonly Round[]): void =>
  row(
    all.length < plan.rounds ? `${what}: more than it bears, round ${all.length}` : what,
    ...(['p50', 'p95', 'p99'] as const).map((name) => withSpread(all.map((round) => round[name]))),
    refusedIn(all),
    median(all.map(({ cpu }) => cpu)).toFixed(2),
    all.at(-1)?.memory.toFixed(0) ?? '',
  );

const loadOf = (rate: number, seed: number): Load => ({ rate, seconds: plan.seconds, seed });

const exchanges = async (setting: Setting, generator: Generator, rate: number): Promise<void> => {
  const { target } = setting;
  const all = await rounds(async (seed) => {
    const count = arrivals(rate, plan.seconds, seed).length;
    const codes = await setting.withStore((store) => makeCodes(store, target, count));
    return generator.run({ kind: 'exchanges', target, load: loadOf(rate, seed), codes, verifier });
  }, setting);
  tell(`exchanges, ${rate}/s`, all);
};

const underAbuse = async (setting: Setting, generator: Generator): Promise<number> => {
  const { target } = setting;
  const stranger = new Generator();
  const honest = (seed: number) =>
    generator.run({ kind: 'sessions', target, load: loadOf(abuse.honest, seed) });
  const flooded = async (seed: number): Promise<Done> => {
    const flood = stranger.run({ kind: 'flood', target, load: loadOf(abuse.flood, seed) });
    const done = await honest(seed);
    await flood;
    return done;
  };
  // In turn, so that both meet the same machine.
  const [calm, abused]: [Round[], Round[]] = [[], []];
  for (let seed = 1; seed <= plan.rounds; seed += 1) {
    calm.push(await measured(() => honest(seed), setting));
    abused.push(await measured(() => flooded(seed), setting));
    if ((abused.at(-1)?.p99 ?? 0) > tooMuch) break;
  }
  stranger.end();
  tell(`sessions, ${abuse.honest}/s, left alone`, calm);
  tell(`sessions, ${abuse.honest}/s, while a stranger sends ${abuse.flood}/s`, abused);
  return median(abused.map(({ p99 }, round) => p99 / (calm[round]?.p99 ?? NaN)));
};

const streams = async ({ target, memory }: Setting, generator: Generator): Promise<string> => {
  const before = memory();
  const { count, statuses } = await generator.run({ kind: 'streams', target, count: plan.streams });
  await pause(1_000);
  const each = ((memory() - before) * 1024) / count;
  const refused = Object.keys(statuses).length === 0 ? '' : `, refused: ${JSON.stringify(statuses)}`;
  return `${count} streams open and idle: ${each.toFixed(0)} kB each (sessions included), ${memory().toFixed(0)} MB in all${refused}.`;
};

/** One store; answers the median p99 at the highest rate. */
const bench = async (kind: StoreKind): Promise<number> => {
  const setting = await startSetting(kind, options.profile);
  const generator = new Generator();
  try {
    const { target } = setting;
    await generator.run({ kind: 'sessions', target, load: { rate: 200, seconds: 3, seed: 99 } });
    console.log(`\n### ${kind}\n`);
    row('ms from the scheduled time', 'p50', 'p95', 'p99', 'refused', 'CPU ms each', 'MB');
    row(...Array.from({ length: 7 }, () => '---'));
    let last = NaN;
    for (const rate of plan.rates) {
      const all = await rounds(
        (seed) => generator.run({ kind: 'sessions', target, load: loadOf(rate, seed) }),
        setting,
      );
      tell(`sessions (push and open), ${rate}/s`, all);
      last = median(all.map(({ p99 }) => p99));
    }
    await exchanges(setting, generator, plan.rates.at(-1) ?? 0);
    const ratio = await underAbuse(setting, generator);
    console.log(`\np99 under abuse ÷ left alone: ${ratio.toFixed(2)}. ${await streams(setting, generator)}`);
    return last;
  } finally {
    generator.end();
    await setting.close();
  }
};

const head = (): void => {
  const [cpu] = cpus();
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const folder = mkdtempSync(join(tmpdir(), 'makini-disk-'));
  const disk = diskTimes(folder);
  rmSync(folder, { recursive: true });
  console.log(
    `makini-connect ${version}, Node.js ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}; load ${loadavg()[0]?.toFixed(1)} at the start.`,
  );
  console.log(
    `fdatasync of 4 kB on this disk: p50 ${quantile(disk, 0.5).toFixed(2)} ms, p99 ${quantile(disk, 0.99).toFixed(2)} ms. ${plan.rounds} rounds of ${plan.seconds} s; median (least–greatest).`,
  );
};

const stores: readonly StoreKind[] = ['sqlite', 'postgresql'];
const wanted = stores.filter((store) => (options.store ?? store) === store);
if (wanted.length === 0) {
  console.error(
    'Usage: npm run bench -- [--quick] [--store sqlite|postgresql] [--profile folder] [--search] [--health] [--hooks]',
  );
  process.exit(2);
}
const alone = options.search || options.health || options.hooks;
if (!alone) await buildAll();
head();
if (!alone || options.search) benchSearch();
if (!alone || options.health) await benchHealth(options.quick ? 1_000 : 10_000);
if (!alone || options.hooks)
  await benchHooks(options.quick ? { rounds: 2, seconds: 4 } : { rounds: 5, seconds: 10 });
if (alone) process.exit();
const last: number[] = [];
for (const store of wanted) last.push(await bench(store));
if (last.length === 2)
  console.log(
    `\nPostgreSQL ÷ SQLite, p99 at ${plan.rates.at(-1)}/s: ${((last[1] ?? NaN) / (last[0] ?? NaN)).toFixed(2)}.`,
  );
