// One run: people come and go while processes die; then all come to rest, what is unclaimed is fetched, and the books are compared.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sealedFileStore } from 'makini-connect/partner/stores/sealed-file';
import { keyFrom } from '../../demo/partner/key-file.ts';
import { chanceOf } from './chance.ts';
import { judge, type Found, type Verdict } from './judge.ts';
import { Killer, type Kill } from './killer.ts';
import type { Delivered, Holding } from './partner-place.ts';
import { Walk, type Trip } from './person.ts';
import { setStage, type Stage } from './stage.ts';
import type { StoreKind } from './store-place.ts';

/** What to do. The same seed repeats the plan: who comes, who leaves, who is killed where. */
export interface Torture {
  readonly store: StoreKind;
  readonly kills: number;
  readonly seed: number;
  readonly people?: number;
  /** Kills the partner's process alone; everything is unless told. */
  readonly only?: 'partner' | undefined;
  readonly say?: (line: string) => void;
}

/** What came of it. */
export interface Tortured {
  readonly kills: readonly Kill[];
  readonly trips: readonly Trip[];
  /** Connections that the service made. */
  readonly authorized: number;
  /** Ends of processes that nobody asked for. */
  readonly crashes: readonly string[];
  readonly seconds: number;
  readonly verdict: Verdict;
}

/** People who come one after the other, until the killing is over. */
const comeAndGo = async (stage: Stage, { seed }: Torture, one: number, isOver: () => boolean) => {
  const chance = chanceOf(seed * 1_000 + one);
  const trips: Trip[] = [];
  while (!isOver()) {
    trips.push(await new Walk(stage.places, chance, `customer-${one}-${trips.length}`).run());
  }
  return trips;
};

/** Asks until nothing is left to fetch. */
const reconcile = async ({ partnerUrl }: Stage): Promise<void> => {
  for (let quiet = 0, rounds = 0; quiet < 2; rounds += 1) {
    if (rounds > 60) throw new Error('The partner still finds sessions to fetch.');
    const answer = await fetch(`${partnerUrl}/reconcile`, { method: 'POST' });
    const told = answer.ok ? ((await answer.json()) as { stored: number; failed: number }) : undefined;
    quiet = told && told.stored + told.failed === 0 ? quiet + 1 : 0;
    await pause(100);
  }
};

/** Checks end by themselves, or some seconds after their process did. */
const untilChecksEnded = async ({ withStore }: Stage): Promise<void> => {
  await withStore(async (store) => {
    for (let tries = 0; tries < 300; tries += 1) {
      const running = await store
        .selectFrom('check_run')
        .select('id')
        .where('status', '=', 'running')
        .execute();
      if (running.length === 0) return;
      await pause(100);
    }
    throw new Error('A check never ended.');
  });
};

const deliveriesIn = (folder: string): Delivered[] => {
  const file = join(folder, 'deliveries');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Delivered);
};

const rowsOf = async ({ places }: Stage, token: string): Promise<string | undefined> => {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${places.service}/api/raw/tables/Orders/data`, { headers });
  if (!answer.ok) return undefined;
  const { data } = (await answer.json()) as { data: { ID?: string }[] };
  return data[0]?.ID;
};

const readRows = async (stage: Stage, held: Found['held']): Promise<Map<string, string | undefined>> => {
  const rows = new Map<string, string | undefined>();
  const waiting = Object.entries(held);
  const reader = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      rows.set(next[0], await rowsOf(stage, next[1].token));
  };
  await Promise.all(Array.from({ length: 6 }, reader));
  return rows;
};

const lookUp = async (stage: Stage, trips: readonly Trip[]): Promise<Found> => {
  const stored = await sealedFileStore({
    folder: join(stage.partnerFolder, 'tokens'),
    key: keyFrom(join(stage.partnerFolder, 'key')),
  }).list();
  const held: Record<string, Holding> = Object.fromEntries(
    stored.map(({ token, connection, customer }) => [connection.id, { token, customer: customer.id }]),
  );
  const rows = await readRows(stage, held);
  const books = await stage.withStore(async (store) => ({
    connections: await store
      .selectFrom('connection')
      .select(['id', 'customer_id as customer'])
      .where('status', '!=', 'disconnected')
      .execute(),
    tokens: await store
      .selectFrom('token')
      .select(['connection_id', 'session_id as session'])
      .where('kind', '=', 'connection')
      .where('revoked_at', 'is', null)
      .execute(),
  }));
  return {
    connections: books.connections,
    tokens: books.tokens.map(({ connection_id, session }) => ({ connection: connection_id ?? '', session })),
    held,
    rows,
    delivered: deliveriesIn(stage.partnerFolder),
    deadEnds: trips.filter(({ end }) => end === 'dead end').map(({ customer }) => customer),
  };
};

/** Runs to the end; rejects when the setting itself breaks. */
export const torture = async (what: Torture): Promise<Tortured> => {
  const { store, kills, seed, people = 10, only, say = () => undefined } = what;
  const from = Date.now();
  let killer: Killer | undefined;
  const stage = await setStage(store, (passing) => killer?.heard(passing) ?? 'pass');
  try {
    killer = new Killer(stage, chanceOf(seed), only);
    let over = false;
    const coming = Array.from({ length: people }, (_, one) => comeAndGo(stage, what, one, () => over));
    await killer
      .kill(
        kills,
        (done) => done % 50 === 0 && say(`${done} kills after ${Math.round((Date.now() - from) / 1000)} s`),
      )
      .finally(() => (over = true));
    const trips = (await Promise.all(coming)).flat();
    await Promise.all([...stage.services, stage.partner].map((process) => process.ready()));
    await untilChecksEnded(stage);
    await reconcile(stage);
    const found = await lookUp(stage, trips);
    return {
      kills: killer.done,
      trips,
      authorized: found.connections.length,
      crashes: [...stage.services, stage.partner].flatMap(({ crashes }) => crashes),
      seconds: Math.round((Date.now() - from) / 1000),
      verdict: judge(found),
    };
  } finally {
    await stage.close();
  }
};
