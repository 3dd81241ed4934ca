const own = [
  'session-url',
  'callback-url',
  'credentials',
  'system',
  'connection-id',
  'color-scheme',
  'heading-level',
];
const everywhere = [
  'id class style slot part exportparts hidden lang dir title role tabindex inert translate nonce is key ref',
  'accesskey autofocus draggable spellcheck popover itemid itemprop itemref itemscope itemtype',
]
  .join(' ')
  .split(' ');
/** Prefixes of the platform and of frameworks that mark elements. */
const marked = /^(?:data-|aria-|on|ng-|_ng|v-|x-|wire:|hx-|svelte-|xml)|[:@#[(*]/;

/** The attributes of an element that mean nothing to it: most often slips of the pen. */
export const unknownAttributes = (element: Element): readonly string[] =>
  element
    .getAttributeNames()
    .filter((name) => !own.includes(name) && !everywhere.includes(name) && !marked.test(name));

/** One sentence for the console about attributes that mean nothing. */
export const attributeComplaint = (unknown: readonly string[]): string =>
  `makini-connect: unknown attribute${unknown.length > 1 ? 's' : ''} ${unknown.map((name) => `"${name}"`).join(', ')}. Known are: ${own.join(', ')}, and those that every element has.`;
