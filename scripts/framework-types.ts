// The element's types for React, Vue and Svelte, made from what the manifest says. Written by `npm run manifest`.
import type { Attribute, ElementFacts, Typed } from './element-facts.ts';

const head = '// Made from custom-elements.json by `npm run manifest`: mend the element, not this file.';
const built = '../dist/element';

const line = (description: string, key: string, type: string): string =>
  `  /** ${description} */\n  ${key}?: ${type};`;

const events = ({ events: all }: ElementFacts): string =>
  [...new Set(all.map(({ type }) => type))].join(', ');

/** In markup a number may be written as text; a flag is what the framework makes of it. */
const attributeType = (element: string, { type, property }: Attribute): string => {
  if (type === 'boolean') return 'Flag';
  return type === 'number' ? 'number | `${number}`' : `${element}['${property}']`;
};

/** The line that says what a flag is, where the element has one. */
const flag = ({ attributes: all }: ElementFacts, text: string): string =>
  all.some(({ type }) => type === 'boolean') ? `\n${text}\n` : '';

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
  `import type { ${facts.name}, ${events(facts)} } from '${built}/index.js';`;

const doorway = `export * from '${built}/define.js';`;

const reactFlag = `/** React 18 writes \`false\` as text, which is a flag that is set. */
type Flag = typeof React extends { use: unknown } ? boolean : '';`;

/** `makini-connect/react`: JSX of React 19 and 18. */
export const reactTypes = (facts: ElementFacts): string => `${head}
import type * as React from 'react';
${imports(facts)}

${doorway}

/** What React 19 does with a custom element and React 18 does not: set properties, hear custom events. */
type Since19<Props> = typeof React extends { use: unknown } ? Props : { [Name in keyof Props]?: never };
${flag(facts, reactFlag)}
/** Written as in HTML, so that a server renders them too. */
interface Attributes {
  class?: string | undefined;
${attributes(facts)}
}

/** Set on the client only: neither a server nor React 18 can. */
interface Properties {
${properties(facts)}
}

/** Heard from the first render on the client; where a server rendered the page, add listeners through a \`ref\`. */
interface Listeners {
${listeners(facts, (name) => `'on${name}'`)}
}

/** Everything that \`<${facts.tag}>\` takes in JSX. */
export type ${facts.name}Props = React.DetailedHTMLProps<React.HTMLAttributes<${facts.name}>, ${facts.name}> &
  Attributes &
  Since19<Properties & Listeners>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      '${facts.tag}': ${facts.name}Props;
    }
  }
}

declare global {
  namespace JSX {
    interface IntrinsicElements {
      '${facts.tag}': ${facts.name}Props;
    }
  }
}
`;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const pascal = (name: string): string => name.split('-').map(capitalised).join('');

const vueProps = ({ name, attributes: all }: ElementFacts): string =>
  all.map((one) => line(one.description, one.property, `${attributeType(name, one)} | undefined`)).join('\n');

const emitted = (all: readonly Typed[]): string =>
  all.map(({ name, type }) => `  (name: '${name}', event: ${type}): void;`).join('\n');

/** `makini-connect/vue`: templates of Vue 3, checked by its language tools. */
export const vueTypes = (facts: ElementFacts): string => `${head}
import type { HTMLAttributes, PublicProps } from 'vue';
${imports(facts)}

${doorway}
${flag(facts, "type Flag = boolean | '';")}
/** Vue's tools read \`session-url\` in a template as \`sessionUrl\`. */
interface Props {
${vueProps(facts)}
${properties(facts)}
}

interface Listeners {
${listeners(facts, (name) => `on${pascal(name)}`)}
}

interface Emit {
${emitted(facts.events)}
}

/** Everything that \`<${facts.tag}>\` takes in a template. */
export type ${facts.name}Props = Props & Listeners & HTMLAttributes & PublicProps;

declare module 'vue' {
  interface GlobalComponents {
    '${facts.tag}': new () => ${facts.name} & { $props: ${facts.name}Props; $emit: Emit };
  }
}
`;

/** `makini-connect/svelte`: markup of Svelte 5 (\`onmakini-success\`) and 4 (\`on:makini-success\`). */
export const svelteTypes = (facts: ElementFacts): string => `${head}
import type { HTMLAttributes } from 'svelte/elements';
${imports(facts)}

${doorway}
${flag(facts, "type Flag = boolean | '';")}
interface Attributes {
${attributes(facts)}
}

interface Properties {
${properties(facts)}
}

interface Listeners {
${listeners(facts, (name) => `'on${name}'`)}
${listeners(facts, (name) => `'on:${name}'`)}
}

/** Everything that \`<${facts.tag}>\` takes in markup. */
export type ${facts.name}Props = HTMLAttributes<${facts.name}> & Attributes & Properties & Listeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    '${facts.tag}': ${facts.name}Props;
  }
}
`;
