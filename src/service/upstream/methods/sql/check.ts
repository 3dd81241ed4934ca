/** The check of a database: every stage from dns on, one password sent, nothing claimed that was not seen. */
import type { Evidence } from '../../../../contract/index.ts';
import type { Access, CheckOutcome, Egress, StageReport } from '../../../ports.ts';
import { failureOf } from '../../failure.ts';
import { Gathered, judged, outcomeOf, type Ended } from '../../http/stages.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { sqlAddressOf, type SqlAddress } from './address.ts';
import {
  ClosedUnseen,
  type Found,
  type Options,
  type SqlDialect,
  type SqlServer,
  type SqlSession,
} from './dialect.ts';
import { dialectOf } from './dialects.ts';
import { sampleOf } from './sample.ts';

/** What a check is run with. */
interface CheckParts {
  readonly egress: Egress;
  readonly access: Access;
  readonly signal: AbortSignal;
}

/** How long one connection of a check may live. */
const connectionMs = 20_000;

/** What a sign-in came to. Databases are looked for after the password: `closed` is a good sign-in to a database that does not open. */
type SignedIn = Ended &
  (
    | { readonly session: SqlSession; readonly closed?: never }
    | { readonly session?: never; readonly closed: UpstreamError }
  );

const signedIn = { code: 'auth.signed_in', values: {} };
const controlRefused = { code: 'auth.control_refused', values: {} };
const doorsClosed: readonly string[] = ['service.database_missing', 'access.forbidden'];

const closedDoor = (error: unknown): UpstreamError => {
  const isClosed = error instanceof UpstreamError && doorsClosed.includes(error.code);
  if (isClosed && !(error instanceof ClosedUnseen)) return error;
  throw error;
};

const tellSignIn = (session: SqlSession, { host }: SqlAddress): SignedIn =>
  session.proof
    ? { session, evidence: session.proof === 'asked' ? [signedIn, controlRefused] : [signedIn] }
    : { session, evidence: [signedIn], warning: failureOf('auth.not_proven', { host }) };

/** One check as it goes on: its sessions are all ended, whatever happens. */
class Run {
  readonly #parts: CheckParts;
  readonly #dialect: SqlDialect;
  readonly #gathered: Gathered;
  readonly #report: StageReport;
  readonly #sessions: SqlSession[] = [];

  constructor(parts: CheckParts, report: StageReport) {
    this.#parts = parts;
    this.#dialect = dialectOf(parts.access.system);
    this.#report = report;
    this.#gathered = new Gathered(report);
  }

  async outcome(address: SqlAddress, seen: readonly Evidence[]): Promise<CheckOutcome> {
    const first = await this.#reach(address, this.#report);
    const lobby = address.database ?? this.#dialect.lobbies(address)[0];
    const auth = await this.#gathered.stage('auth', 'auth.failed', async (): Promise<SignedIn> => {
      try {
        return tellSignIn(this.#kept(await first.signIn(address, lobby)), address);
      } catch (error) {
        return { closed: closedDoor(error), evidence: [signedIn] };
      }
    });
    const options = address.database === undefined ? await this.#options(address, auth) : undefined;
    if (options && options.length > 1) return { status: 'choose', what: 'database', options };
    const [only] = options ?? [];
    const chosen = only ? { ...address, database: only.id } : address;
    await this.#look(chosen, auth, lobby);
    const { evidence, warnings } = this.#gathered;
    return {
      status: 'passed',
      evidence: [...seen, ...evidence],
      warnings,
      account: address.username,
      ...(only && { choice: only }),
    };
  }

  async end(): Promise<void> {
    await Promise.all(this.#sessions.map((session) => session.end()));
  }

  #kept(session: SqlSession): SqlSession {
    this.#sessions.push(session);
    return session;
  }

  async #reach(address: SqlAddress, report: StageReport): Promise<SqlServer> {
    const { egress, access, signal } = this.#parts;
    const { client } = access;
    return this.#dialect.reach({ egress, address, client, signal, report, timeoutMs: connectionMs });
  }

  async #enter(address: SqlAddress, database: string): Promise<SqlSession> {
    const server = await this.#reach(address, () => undefined);
    return this.#kept(await server.signIn(address, database));
  }

  /** Where the usual lobby does not open, another may; the password is known to be right by then. */
  async #lobby(address: SqlAddress, auth: SignedIn): Promise<SqlSession> {
    if (auth.session) return auth.session;
    for (const name of this.#dialect.lobbies(address).slice(1)) {
      try {
        return await this.#enter(address, name);
      } catch (error) {
        closedDoor(error);
      }
    }
    throw new UpstreamError('access.none_to_choose', { host: address.host });
  }

  async #options(address: SqlAddress, auth: SignedIn): Promise<Options> {
    const { options } = await this.#gathered.stage('access', 'access.failed', async () => ({
      evidence: [],
      options: await this.#dialect.databases(await this.#lobby(address, auth), address),
    }));
    return options;
  }

  async #look(address: SqlAddress, auth: SignedIn, lobby: string): Promise<void> {
    const { session, tables } = await this.#gathered.stage('access', 'access.failed', async () => {
      const open = await this.#opened(address, auth, lobby);
      return { ...(await judgeTables(open, this.#dialect, address)), session: open };
    });
    await this.#gathered.stage('data', 'data.failed', () =>
      judgeData(session, this.#dialect, address, tables),
    );
  }

  async #opened(address: SqlAddress, auth: SignedIn, lobby: string): Promise<SqlSession> {
    if (auth.session && (address.database ?? lobby) === lobby) return auth.session;
    if (auth.closed && address.database === lobby) throw gone(auth.closed, address);
    return this.#enter(address, address.database ?? lobby);
  }
}

/** A database that was chosen from a list is no typing mistake when it is missing. */
const gone = (closed: UpstreamError, { host, database = '', wasChosen }: SqlAddress): UpstreamError =>
  wasChosen && closed.code === 'service.database_missing'
    ? new UpstreamError('access.choice_gone', { host, choice: database }, { cause: closed })
    : closed;

const judgeTables = async (
  session: SqlSession,
  dialect: SqlDialect,
  address: SqlAddress,
): Promise<Ended & { tables: readonly Found[] }> => {
  const { host } = address;
  await dialect.requireSchema(session, address);
  const tables = await dialect.findTables(session, address);
  if (tables.length === 0) throw new UpstreamError('data.nothing_offered', { host });
  const open = tables.filter(({ readable }) => readable).length;
  const count = tables.length;
  const counts = { readable: open, refused: count - open, tried: count, count };
  if (open === 0) throw new UpstreamError('access.forbidden', { host, ...counts });
  return {
    tables,
    evidence: [{ code: 'access.tables', values: { count: open } }],
    ...(open < count && { warning: failureOf('access.partial', counts) }),
  };
};

const judgeData = async (
  session: SqlSession,
  dialect: SqlDialect,
  address: SqlAddress,
  tables: readonly Found[],
): Promise<Ended> => {
  const sample = await sampleOf(session, dialect, address, tables);
  if (!sample) {
    const table = tables.find(({ readable }) => readable)?.name ?? '';
    return { evidence: [], warning: failureOf('data.empty', { table }) };
  }
  const { table, count, newest } = sample;
  return {
    evidence: [
      { code: 'data.records', values: { table, count } },
      ...(newest === undefined ? [] : [{ code: 'data.newest', values: { table, date: newest } }]),
    ],
  };
};

/** Checks one access. Failures come back as data; `report` gets every stage as it starts and ends. */
export const check = (parts: CheckParts, report: StageReport): Promise<CheckOutcome> =>
  outcomeOf(async () => {
    const seen: Evidence[] = [];
    const address = judged(() => sqlAddressOf(parts.access), report);
    const before: StageReport = (stage) => {
      const early =
        stage.stage === 'dns' ||
        stage.stage === 'network' ||
        stage.stage === 'tls' ||
        stage.stage === 'service';
      if (early && stage.status === 'passed') seen.push(...stage.evidence);
      report(stage);
    };
    const run = new Run(parts, before);
    try {
      return await run.outcome(address, seen);
    } finally {
      await run.end();
    }
  });
