// What editors complete and explain in HTML, made from what the manifest says: VS Code's custom data and JetBrains' web-types.
import type { Attribute, Described, ElementFacts, Typed } from './element-facts.ts';

/** The strings that an attribute may be: `'light' | 'dark' | undefined` has two. */
const choices = ({ type }: Attribute): { name: string }[] =>
  [...type.matchAll(/'([^']+)'/g)].map(([, name = '']) => ({ name }));

const list = (title: string, entries: readonly Described[]): string =>
  [`**${title}**`, ...entries.map(({ name, description }) => `- \`${name}\`: ${description}`)].join('\n');

const vscodeTag = (facts: ElementFacts): object => ({
  name: facts.tag,
  description: {
    kind: 'markdown',
    value: [facts.description, list('Events', facts.events), list('Slots', facts.slots)].join('\n\n'),
  },
  attributes: facts.attributes.map((one) => ({
    name: one.name,
    description: one.description,
    ...(choices(one).length > 0 ? { values: choices(one) } : {}),
  })),
});

/** `vscode.html-custom-data.json`, format 1.1; a project names it in its setting `html.customData`. */
export const vscodeData = (all: readonly ElementFacts[]): object => ({
  version: 1.1,
  tags: all.map(vscodeTag),
});

const plain = ({ name, description }: Described): object => ({ name, description });
const withType = ({ name, description, type }: Typed): object => ({ name, description, type });

const webElement = (facts: ElementFacts): object => ({
  name: facts.tag,
  description: facts.description,
  attributes: facts.attributes.map(({ type, ...one }) => ({ ...plain(one), value: { type } })),
  slots: facts.slots.map(plain),
  js: {
    properties: [
      ...facts.attributes.map(({ property, ...one }) => withType({ ...one, name: property })),
      ...facts.properties.map(withType),
    ],
    events: facts.events.map(withType),
  },
  css: {
    properties: facts.cssProperties.map(plain),
    parts: facts.cssParts.map(plain),
  },
});

/** `web-types.json`, which JetBrains' editors find by the field `web-types` of package.json. */
export const webTypes = (all: readonly ElementFacts[], version: string): object => ({
  $schema: 'https://json.schemastore.org/web-types',
  name: 'makini-connect',
  version,
  'js-types-syntax': 'typescript',
  'description-markup': 'markdown',
  contributions: { html: { elements: all.map(webElement) } },
});
