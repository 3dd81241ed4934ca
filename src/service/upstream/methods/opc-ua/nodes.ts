/** What lies below the folder Objects: folders with variables, walked level by level and within bounds; and what their variables say. */
import type { BrowseResult, ClientSession, ReferenceDescription } from 'node-opcua-client';
import type { Row } from '../../../../contract/index.ts';
import { cleaned } from '../../cleaned.ts';
import { driver } from './driver.ts';
import { plainValue } from './values.ts';

/** A variable, by its node id. */
export interface Variable {
  readonly node: string;
  readonly name: string;
}

/** A node, and the names that lead to it. */
interface Place {
  readonly node: string;
  readonly path: string;
}

/** A folder, or any object, that has variables of its own. */
export interface Folder extends Place {
  readonly variables: readonly Variable[];
}

/** How far is walked: what a plant has below that is read by its own folder's path, once somebody asks for it. */
const bounds = { levels: 6, folders: 400, variables: 1_000, pages: 10 };

/** Nodes that are asked about at once: small controllers take no more. */
const atOnce = 50;

const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/** Numbers of OPC 10000-3, annex; 33 is every hierarchical reference. */
const objectsFolder = 'i=85';
const hierarchical = 'i=33';
const isObject = ({ nodeClass }: ReferenceDescription): boolean => Number(nodeClass) === 1;
const isVariable = ({ nodeClass }: ReferenceDescription): boolean => Number(nodeClass) === 2;

/** What the standard itself puts there (the server's own diagnostics) is no data of the plant. */
const isStandard = ({ nodeId }: ReferenceDescription): boolean => nodeId.namespace === 0;

const nameOf = ({ displayName, browseName }: ReferenceDescription): string =>
  cleaned(displayName.text ?? browseName.name ?? '');

const describing = (nodeId: string) => ({
  nodeId,
  referenceTypeId: hierarchical,
  includeSubtypes: true,
  browseDirection: 0,
  nodeClassMask: 3,
  resultMask: 63,
});

/** All references of one answer: what does not fit into it is asked for, page by page, and given up after a few. */
const whole = async (session: ClientSession, first: BrowseResult): Promise<ReferenceDescription[]> => {
  const found = [...(first.references ?? [])];
  let { continuationPoint } = first;
  for (let page = 1; continuationPoint?.length > 0; page += 1) {
    const isLast = page >= bounds.pages;
    const next: BrowseResult = await session.browseNext(continuationPoint, isLast);
    if (isLast) break;
    found.push(...(next.references ?? []));
    ({ continuationPoint } = next);
  }
  return found;
};

/** What a server says to one folder: its references, or that it may not be looked into. */
type Below = readonly ReferenceDescription[] | 'denied';

const below = async (
  session: ClientSession,
  places: readonly Place[],
): Promise<(readonly [Place, Below])[]> => {
  const results: [Place, Below][] = [];
  for (const part of inParts(places, atOnce)) {
    const answers = await session.browse(part.map(({ node }) => describing(node)));
    for (const [at, place] of part.entries()) {
      const answer = answers[at];
      const isDenied = answer?.statusCode.name === 'BadUserAccessDenied';
      results.push([place, isDenied ? 'denied' : answer ? await whole(session, answer) : []]);
    }
  }
  return results;
};

/** What the walk found; `denied` counts folders that may not be looked into. */
export interface Found {
  readonly folders: readonly Folder[];
  readonly denied: number;
}

const variablesIn = (own: readonly ReferenceDescription[]): Variable[] =>
  own
    .filter(isVariable)
    .slice(0, bounds.variables)
    .map((reference) => ({ node: reference.nodeId.toString(), name: nameOf(reference) }));

const placesIn = (own: readonly ReferenceDescription[], { path }: Place): Place[] =>
  own.filter(isObject).map((reference) => ({
    node: reference.nodeId.toString(),
    path: path ? `${path}/${nameOf(reference)}` : nameOf(reference),
  }));

/** Walks from the folder Objects. Names that are there twice get their node id behind them. */
export const walk = async (session: ClientSession): Promise<Found> => {
  const seen = new Set<string>([objectsFolder]);
  const folders: Folder[] = [];
  let denied = 0;
  let level: Place[] = [{ node: objectsFolder, path: '' }];
  for (let depth = 0; depth < bounds.levels && level.length > 0; depth += 1) {
    const next: Place[] = [];
    for (const [place, answer] of await below(session, level)) {
      if (answer === 'denied') denied += 1;
      const own = answer === 'denied' ? [] : answer.filter((reference) => !isStandard(reference));
      const variables = variablesIn(own);
      if (variables.length > 0) folders.push({ ...place, path: place.path || 'Objects', variables });
      next.push(...placesIn(own, place));
    }
    // The same object may hang in several places, and a loop is allowed.
    level = next.filter(({ node }) => !seen.has(node) && seen.size <= bounds.folders && seen.add(node));
  }
  return { folders: told(folders), denied };
};

const told = (folders: readonly Folder[]): Folder[] => {
  const paths = folders.map(({ path }) => path);
  return folders.map((folder) =>
    paths.filter((path) => path === folder.path).length > 1
      ? { ...folder, path: `${folder.path} (${folder.node})` }
      : folder,
  );
};

const attributeValue = 13;

/** Reads the values of variables, each with its type, its status and when it was taken. */
export const readValues = async (session: ClientSession, variables: readonly Variable[]): Promise<Row[]> => {
  const { DataType } = await driver();
  const rows: Row[] = [];
  for (const part of inParts(variables, atOnce)) {
    const values = await session.read(
      part.map(({ node }) => ({ nodeId: node, attributeId: attributeValue })),
    );
    for (const [at, value] of values.entries())
      rows.push({
        node: part[at]?.node ?? '',
        name: part[at]?.name ?? '',
        value: plainValue(value),
        type: value.value ? (DataType[value.value.dataType] ?? '') : '',
        status: value.statusCode.name,
        time: (value.sourceTimestamp ?? value.serverTimestamp)?.toISOString() ?? null,
      });
  }
  return rows;
};

/** Whether a row has a value that may be read. */
export const isDenied = ({ status }: Row): boolean =>
  status === 'BadUserAccessDenied' || status === 'BadNotReadable';

/** What the server says of itself once somebody is in: its product with its version, and whether it runs. */
export const whoAreYou = async (
  session: ClientSession,
): Promise<{ readonly product: string; readonly runs: boolean }> => {
  // ProductName, SoftwareVersion and State of its ServerStatus (OPC 10000-5, section 12.10).
  const nodes = ['i=2261', 'i=2264', 'i=2259'];
  const [name, version, state] = await session.read(
    nodes.map((nodeId) => ({ nodeId, attributeId: attributeValue })),
  );
  const text = [name, version].map((each) => (each ? plainValue(each) : null)).filter(Boolean);
  const at = Number(state ? plainValue(state) : 0);
  return { product: cleaned(text.join(' ')), runs: !(at >= 1 && at <= 4) };
};
