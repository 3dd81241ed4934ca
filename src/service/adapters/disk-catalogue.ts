/** The catalogue read from its files, beside this package's code. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import * as z from 'zod/mini';
import { compactIndex, parseSystems } from '../../catalogue/index.ts';
import { Guide } from '../../contract/index.ts';
import type { System } from '../../contract/index.ts';
import type { Catalogue } from '../ports.ts';

const folder = new URL('../../catalogue/', import.meta.url);
const familyGuide = 'odata-basic';

const readGuides = (): Map<string, Guide> => {
  const files = readdirSync(new URL('guides/', folder)).filter((file) => file.endsWith('.json'));
  return new Map(
    files.map((file) => [
      file.replace(/\.json$/, ''),
      z.parse(Guide, JSON.parse(readFileSync(new URL(`guides/${file}`, folder), 'utf8'))),
    ]),
  );
};

const indexOf = (systems: readonly System[]): Catalogue['index'] => {
  const data = compactIndex(systems);
  const json = JSON.stringify(data);
  const hash = createHash('sha256').update(json).digest('base64url').slice(0, 16);
  return { file: `index-${hash}.json`, json, data };
};

/** Reads systems and guides once, at start; throws naming the line or the guide that cannot be read. */
export const createDiskCatalogue = (): Catalogue => {
  const systems = parseSystems(readFileSync(new URL('systems.jsonl', folder), 'utf8'));
  const byId = new Map(systems.map((system) => [system.id, system]));
  const guides = readGuides();
  const guide = (system: System): Guide => {
    const found = guides.get(system.guide ?? familyGuide);
    if (!found) throw new Error(`The guide of ${system.id} is missing from the catalogue.`);
    return found;
  };
  systems.forEach(guide);
  return { systems, find: (id) => byId.get(id), guide, index: indexOf(systems) };
};
