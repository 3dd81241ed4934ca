// Here: what a connection includes beside the standard, and who is told when it changes. Not here: reading records (routes/raw.ts).
/** Settings as the person of a session sees and changes them; as the partner does by its API: change.ts. */
import type {
  ChoosableTable,
  PersonSettings,
  SettingsEdit,
  SettingsOption,
  Table,
} from '../../contract/index.ts';
import type { Session } from '../connecting/session.ts';
import { openLive, type Live } from '../connections/live.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { choiceOf, requireKnown } from './change.ts';
import { nameOf, optionsOf, type Choice } from './choice.ts';
import { describe, describedLately, tableNamed } from './described.ts';
import { examplesIn, type Examples } from './examples.ts';
import { keepChoice, readChoice, type KeptChoice } from './kept.ts';
import { connectionOf } from './of-session.ts';

const belongingTo = ({ custom, columns }: Table): number =>
  columns.filter((column) => custom || !column.custom || column.key).length;

const asShown = (table: Table): ChoosableTable => ({
  name: table.name,
  custom: table.custom,
  included: !table.custom,
  present: true,
  belonging: belongingTo(table),
  fields: [],
});

const gone = ({ table, column }: SettingsOption): ChoosableTable => ({
  name: table,
  custom: column === null,
  included: column === null,
  present: false,
  belonging: 0,
  fields: [],
});

/** All tables, each with what of it can be chosen. What was chosen and is no longer there comes last. */
export const tablesToChoose = (tables: readonly Table[], choice: Choice): ChoosableTable[] => {
  const shown = new Map(tables.map((table) => [table.name, asShown(table)]));
  for (const option of optionsOf(tables, choice)) {
    const { table, column, type, included, present } = option;
    const of = shown.get(table) ?? gone(option);
    shown.set(table, of);
    if (column === null) of.included = included;
    else of.fields.push({ name: column, type, included, present });
  }
  return [...shown.values()];
};

const iso = (ms: number): string => new Date(ms).toISOString();

const shown = (tables: readonly Table[], { choice, changedAt }: KeptChoice, at: number): PersonSettings => ({
  include_new: choice.includeNew,
  changed_at: changedAt === null ? null : iso(changedAt),
  described_at: iso(at),
  tables: tablesToChoose(tables, choice),
});

/** Everything included before goes on being included, but for what is left out now. */
const edited = (tables: readonly Table[], edit: SettingsEdit, before: Choice): Choice => {
  const { include, leave_out, include_new } = edit;
  requireKnown(tables, { include }, before);
  const out = new Set(leave_out.map(nameOf));
  const still = optionsOf(tables, before).filter((option) => option.included && !out.has(nameOf(option)));
  const all = [...still, ...include].map(({ table, column }) => ({ table, column }));
  return choiceOf(tables, { include: all, include_new }, before);
};

const opened = async (ports: Ports, session: Session, request: Request) => {
  const connection = await connectionOf(ports.store, session);
  return { connection, live: await openLive(ports, { connection }, request) };
};

/** What the session's connection includes; its system is asked what there is. */
export const showSettings = async (
  ports: Ports,
  session: Session,
  request: Request,
): Promise<PersonSettings> => {
  const at = ports.clock();
  const { connection, live } = await opened(ports, session, request);
  const tables = await describe(ports, live);
  return shown(tables, await readChoice(ports.store, connection), at);
};

/** Keeps what the person changed, judged against what they were shown. */
export const editSettings = async (
  ports: Ports,
  session: Session,
  request: Request,
  edit: SettingsEdit,
): Promise<PersonSettings> => {
  const { connection, live } = await opened(ports, session, request);
  const tables = await describedLately(ports, live);
  const at = ports.clock();
  const kept = await keepChoice(ports, connection, 'person', (before) => edited(tables, edit, before));
  return shown(tables, kept, at);
};

const tableOf = async (ports: Ports, live: Live, name: string): Promise<Table> => {
  const table = await tableNamed(ports, live, name, 0);
  if (table) return table;
  throw new ProblemError('not_found', { detail: 'The connected system has no such table.' });
};

/** Examples of what a table holds, read now for the person who asks; they are kept nowhere. */
export const showExamples = async (
  ports: Ports,
  session: Session,
  request: Request,
  name: string,
): Promise<Examples> => {
  const { live } = await opened(ports, session, request);
  return examplesIn(live, await tableOf(ports, live, name));
};
