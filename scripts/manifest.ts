// `npm run manifest`: writes custom-elements.json from src/element. The house test calls the same function for drift.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format, resolveConfig } from 'prettier';
import { root } from './stamp.ts';

/** Generates the manifest and returns its text, laid out by prettier; writes nothing. */
export async function manifest(): Promise<string> {
  const made = await cli({ argv: ['analyze', '--quiet'], cwd: root, noWrite: true });
  const sorted = { ...made, modules: made.modules.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
  const layout = await resolveConfig(join(root, 'custom-elements.json'));
  // What is published is the compiled file.
  const text = JSON.stringify(sorted).replaceAll(/"\/?src\/(element\/[\w./-]+)\.ts"/g, '"dist/$1.js"');
  return format(text, { ...layout, parser: 'json' });
}

if (import.meta.main) writeFileSync(join(root, 'custom-elements.json'), await manifest());
