// `npm run manifest`: writes custom-elements.json from src/element, and from that the types for frameworks and the data
// for editors. The house test calls the same functions for drift.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format, resolveConfig } from 'prettier';
import { vscodeData, webTypes } from './editor-data.ts';
import { factsOf, tags } from './element-facts.ts';
import { reactTypes, svelteTypes, vueTypes } from './framework-types.ts';
import { root } from './stamp.ts';

const manifestFile = 'custom-elements.json';

const laidOut = async (file: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(join(root, file))), filepath: file });

async function manifest(): Promise<string> {
  const made = await cli({ argv: ['analyze', '--quiet'], cwd: root, noWrite: true });
  const sorted = { ...made, modules: made.modules.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
  // What is published is the compiled file.
  return JSON.stringify(sorted).replaceAll(/"\/?src\/(element\/[\w./-]+)\.ts"/g, '"dist/$1.js"');
}

const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** Generates every file that describes the elements, by its path and laid out by prettier; writes nothing. */
export async function generated(): Promise<Record<string, string>> {
  const made = await manifest();
  const facts = tags.map((tag) => factsOf(made, tag));
  const texts = {
    [manifestFile]: made,
    'types/react.d.ts': reactTypes(facts),
    'types/vue.d.ts': vueTypes(facts),
    'types/svelte.d.ts': svelteTypes(facts),
    'vscode.html-custom-data.json': JSON.stringify(vscodeData(facts)),
    'web-types.json': JSON.stringify(webTypes(facts, packageVersion())),
  };
  const laid = Object.entries(texts).map(async ([file, text]) => [file, await laidOut(file, text)] as const);
  return Object.fromEntries(await Promise.all(laid));
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(await generated())) writeFileSync(join(root, file), text);
}
