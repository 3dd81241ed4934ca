// The elements' types for React, Vue and Svelte, made from what the manifest says. Written by `npm run manifest`.
import type { Attribute, ElementFacts, Typed } from './element-facts.ts';

const head = '// Made from custom-elements.json by `npm run manifest`: mend the element, not this file.';
const built = '../dist/element';

/** Where the types of each element's class and events are. */
const typesOf: Readonly<Record<string, string>> = {
  'makini-connect': 'index.js',
  'makini-connections': 'connections/define.js',
};

type All = readonly ElementFacts[];
const each = (all: All, write: (facts: ElementFacts) => string): string => all.map(write).join('\n');

const line = (description: string, key: string, type: string): string =>
  `  /** ${description} */\n  ${key}?: ${type};`;

const events = ({ events: all }: ElementFacts): string =>
  [...new Set(all.map(({ type }) => type))].join(', ');

/** In markup a number may be written as text; a flag is what the framework makes of it. */
const attributeType = (element: string, { type, property }: Attribute): string => {
  if (type === 'boolean') return 'Flag';
  return type === 'number' ? 'number | `${number}`' : `${element}['${property}']`;
};

/** The line that says what a flag is, where an element has one. */
const flag = (all: All, text: string): string =>
  all.some(({ attributes: own }) => own.some(({ type }) => type === 'boolean')) ? `\n${text}\n` : '';

const attributes = (facts: ElementFacts): string =>
  facts.attributes
    .map((one) => line(one.description, `'${one.name}'`, `${attributeType(facts.name, one)} | undefined`))
    .join('\n');

const properties = ({ name, properties: all }: ElementFacts): string =>
  all.map((one) => line(one.description, one.name, `${name}['${one.name}'] | undefined`)).join('\n');

const listeners = ({ events: all }: ElementFacts, key: (name: string) => string): string =>
  all
    .map((one) => line(one.description, key(one.name), `((event: ${one.type}) => void) | undefined`))
    .join('\n');

const imports = (facts: ElementFacts): string =>
  `import type { ${facts.name}, ${events(facts)} } from '${built}/${typesOf[facts.tag]}';`;

/** The element is registered; the list only where its own door is imported. */
const doorway = `export * from '${built}/define.js';`;

const reactFlag = `/** React 18 writes \`false\` as text, which is a flag that is set. */
type Flag = typeof React extends { use: unknown } ? boolean : '';`;

const reactElement = (facts: ElementFacts): string => `
/** Written as in HTML, so that a server renders them too. */
interface ${facts.name}Attributes {
  class?: string | undefined;
${attributes(facts)}
}

/** Set on the client only: neither a server nor React 18 can. */
interface ${facts.name}Properties {
${properties(facts)}
}

/** Heard from the first render on the client; where a server rendered the page, add listeners through a \`ref\`. */
interface ${facts.name}Listeners {
${listeners(facts, (name) => `'on${name}'`)}
}

/** Everything that \`<${facts.tag}>\` takes in JSX. */
export type ${facts.name}Props = React.DetailedHTMLProps<React.HTMLAttributes<${facts.name}>, ${facts.name}> &
  ${facts.name}Attributes &
  Since19<${facts.name}Properties & ${facts.name}Listeners>;
`;

const intrinsic = (all: All): string => `  namespace JSX {
    interface IntrinsicElements {
${each(all, ({ tag, name }) => `      '${tag}': ${name}Props;`)}
    }
  }`;

/** `makini-connect/react`: JSX of React 19 and 18. */
export const reactTypes = (all: All): string => `${head}
import type * as React from 'react';
${each(all, imports)}

${doorway}

/** What React 19 does with a custom element and React 18 does not: set properties, hear custom events. */
type Since19<Props> = typeof React extends { use: unknown } ? Props : { [Name in keyof Props]?: never };
${flag(all, reactFlag)}${each(all, reactElement)}
declare module 'react' {
${intrinsic(all)}
}

declare global {
${intrinsic(all)}
}
`;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const pascal = (name: string): string => name.split('-').map(capitalised).join('');

const vueProps = ({ name, attributes: all }: ElementFacts): string =>
  all.map((one) => line(one.description, one.property, `${attributeType(name, one)} | undefined`)).join('\n');

const emitted = (all: readonly Typed[]): string =>
  all.map(({ name, type }) => `  (name: '${name}', event: ${type}): void;`).join('\n');

const vueElement = (facts: ElementFacts): string => `
/** Vue's tools read \`session-url\` in a template as \`sessionUrl\`. */
interface ${facts.name}Own {
${vueProps(facts)}
${properties(facts)}
}

interface ${facts.name}Listeners {
${listeners(facts, (name) => `on${pascal(name)}`)}
}

interface ${facts.name}Emit {
${emitted(facts.events)}
}

/** Everything that \`<${facts.tag}>\` takes in a template. */
export type ${facts.name}Props = ${facts.name}Own & ${facts.name}Listeners & HTMLAttributes & PublicProps;
`;

const vueComponent = ({ tag, name }: ElementFacts): string =>
  `    '${tag}': new () => ${name} & { $props: ${name}Props; $emit: ${name}Emit };`;

/** `makini-connect/vue`: templates of Vue 3, checked by its language tools. */
export const vueTypes = (all: All): string => `${head}
import type { HTMLAttributes, PublicProps } from 'vue';
${each(all, imports)}

${doorway}
${flag(all, "type Flag = boolean | '';")}${each(all, vueElement)}
declare module 'vue' {
  interface GlobalComponents {
${each(all, vueComponent)}
  }
}
`;

const svelteElement = (facts: ElementFacts): string => `
interface ${facts.name}Attributes {
${attributes(facts)}
}

interface ${facts.name}Properties {
${properties(facts)}
}

interface ${facts.name}Listeners {
${listeners(facts, (name) => `'on${name}'`)}
${listeners(facts, (name) => `'on:${name}'`)}
}

/** Everything that \`<${facts.tag}>\` takes in markup. */
export type ${facts.name}Props = HTMLAttributes<${facts.name}> &
  ${facts.name}Attributes &
  ${facts.name}Properties &
  ${facts.name}Listeners;
`;

/** `makini-connect/svelte`: markup of Svelte 5 (\`onmakini-success\`) and 4 (\`on:makini-success\`). */
export const svelteTypes = (all: All): string => `${head}
import type { HTMLAttributes } from 'svelte/elements';
${each(all, imports)}

${doorway}
${flag(all, "type Flag = boolean | '';")}${each(all, svelteElement)}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${each(all, ({ tag, name }) => `    '${tag}': ${name}Props;`)}
  }
}
`;
