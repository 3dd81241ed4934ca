/**
 * The catalogue: systems as data (`systems.jsonl`, one line each, sorted by id), guides (`guides/*.json`) and fingerprints of
 * products. Reading files is not done here: text comes in, parsed data goes out.
 */
export { compactIndex } from './compact-index.ts';
export { parseSystems } from './parse-systems.ts';
