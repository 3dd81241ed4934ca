/** The check: every stage from dns on, one sign-in, a control without it, and out again at the end. */
import type { Evidence } from '../../../../contract/index.ts';
import type { Access, CheckOutcome, Egress, StageReport } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { failureOf } from '../../failure.ts';
import { Gathered, judged, outcomeOf, type Ended } from '../../http/stages.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { loginAddressOf, type LoginAddress } from './address.ts';
import { findModels, type Model } from './models.ts';
import { reach } from './reach.ts';
import { callWith, type Call } from './rpc.ts';
import { databasesOf, requireDatabase, signIn, type LoginSession } from './session.ts';
import { rowOf } from './values.ts';

/** Who is signed in: answers with the user's settings, and with 401 to anybody else. */
const whoami = ['model.res.user.get_preferences', [true, {}]] as const;

/** Models whose records are looked at before it is said that there are none. */
const tried = 5;

type Options = Extract<CheckOutcome, { status: 'choose' }>['options'];

const optionsOf = async (call: Call, { host }: LoginAddress): Promise<Options> => {
  const names = await databasesOf(call);
  // The server keeps its databases to itself: the field has to be filled in.
  if (!names) throw new UpstreamError('input.required', { host }, { field: 'database' });
  if (names.length === 0) throw new UpstreamError('access.none_to_choose', { host });
  return names.map((id) => ({ id, name: cleaned(id) || encodeURIComponent(id).slice(0, 80) }));
};

const enter = async (
  call: Call,
  address: LoginAddress,
  keep: (session: LoginSession) => void,
): Promise<Ended & { session: LoginSession }> => {
  const { host, database = '' } = address;
  const control = await call(...whoami, { database });
  const session = await signIn(call, address);
  keep(session);
  await session.ask(...whoami, 'auth.failed');
  const evidence: Evidence[] = [{ code: 'auth.signed_in', values: {} }];
  if (control.is === 'result') return { session, evidence, warning: failureOf('auth.not_proven', { host }) };
  return { session, evidence: [...evidence, { code: 'auth.control_refused', values: {} }] };
};

const judgeModels = async (
  session: LoginSession,
  address: LoginAddress,
): Promise<Ended & { models: readonly Model[] }> => {
  const { host } = address;
  const models = await findModels(session, address);
  if (models.length === 0) throw new UpstreamError('access.module_missing', { host });
  const open = models.filter(({ readable }) => readable).length;
  const count = models.length;
  const counts = { readable: open, refused: count - open, tried: count, count };
  if (open === 0) throw new UpstreamError('access.forbidden', { host, ...counts });
  return {
    models,
    evidence: [{ code: 'access.tables', values: { count: open } }],
    ...(open < count && { warning: failureOf('access.partial', counts) }),
  };
};

const newestOf = async (session: LoginSession, model: string): Promise<string | undefined> => {
  const order = [['create_date', 'DESC']];
  const found = await session.ask(
    `model.${model}.search_read`,
    [[], 0, 1, order, ['create_date'], {}],
    'data.failed',
  );
  const first: unknown = Array.isArray(found) ? found[0] : undefined;
  const date = typeof first === 'object' && first !== null ? rowOf(first)['create_date'] : undefined;
  return typeof date === 'string' ? date : undefined;
};

const judgeData = async (session: LoginSession, models: readonly Model[]): Promise<Ended> => {
  const open = models.filter(({ readable }) => readable).slice(0, tried);
  for (const { name: table } of open) {
    const count = await session.ask(`model.${table}.search_count`, [[], {}], 'data.failed');
    if (typeof count !== 'number' || count === 0) continue;
    const date = await newestOf(session, table);
    return {
      evidence: [
        { code: 'data.records', values: { table, count } },
        ...(date === undefined ? [] : [{ code: 'data.newest', values: { table, date } }]),
      ],
    };
  }
  return { evidence: [], warning: failureOf('data.empty', { table: open[0]?.name ?? '' }) };
};

const signedIn = async (
  call: Call,
  address: LoginAddress,
  gathered: Gathered,
  keep: (session: LoginSession) => void,
): Promise<void> => {
  const { session } = await gathered.stage('auth', 'auth.failed', () => enter(call, address, keep));
  const { models } = await gathered.stage('access', 'access.failed', () => judgeModels(session, address));
  await gathered.stage('data', 'data.failed', () => judgeData(session, models));
};

/** What a check is run with. */
interface CheckParts {
  readonly egress: Egress;
  readonly access: Access;
  readonly signal: AbortSignal;
}

/** Before the sign-in: the service is there, and the database too, as far as the server says. */
const prepare = async (call: Call, address: LoginAddress, report: StageReport): Promise<Options> => {
  const product = await reach(call, address, report);
  try {
    if (address.database === undefined) return await optionsOf(call, address);
    await requireDatabase(call, address);
    return [];
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'service.database_missing')
      report({
        stage: 'service',
        status: 'failed',
        evidence: [{ code: 'service.answered', values: { product } }],
        failure: error.failure,
      });
    throw error;
  }
};

const run = async ({ egress, access, signal }: CheckParts, report: StageReport): Promise<CheckOutcome> => {
  const address = judged(() => loginAddressOf(access), report);
  const call = callWith(egress, access, address, signal);
  const seen: Evidence[] = [];
  const options = await prepare(call, address, (stage) => {
    if (stage.status === 'passed') seen.push(...stage.evidence);
    report(stage);
  });
  if (options.length > 1) return { status: 'choose', what: 'database', options };
  const [only] = options;
  const gathered = new Gathered(report);
  const sessions: LoginSession[] = [];
  try {
    const chosen = only ? { ...address, database: only.id } : address;
    await signedIn(call, chosen, gathered, (session) => sessions.push(session));
  } finally {
    await Promise.all(sessions.map((session) => session.end()));
  }
  const { evidence, warnings } = gathered;
  return {
    status: 'passed',
    evidence: [...seen, ...evidence],
    warnings,
    account: address.username,
    ...(only && { choice: only }),
  };
};

/** Checks one access. Failures come back as data; `report` gets every stage as it starts and ends. */
export const check = (parts: CheckParts, report: StageReport): Promise<CheckOutcome> =>
  outcomeOf(() => run(parts, report));
