const own = [
  'session-url',
  'callback-url',
  'credentials',
  'system',
  'connection-id',
  'purpose',
  'color-scheme',
  'heading-level',
  'presentation',
  'open',
];
const everywhere = [
  'id class style slot part exportparts hidden lang dir title role tabindex inert translate nonce is key ref',
  'accesskey autofocus draggable spellcheck popover itemid itemprop itemref itemscope itemtype',
]
  .join(' ')
  .split(' ');
/** Prefixes of the platform and of frameworks that mark elements. */
const marked = /^(?:data-|aria-|on|ng-|_ng|v-|x-|wire:|hx-|svelte-|xml)|[:@#[(*]/;

const unknownAttributes = (element: Element): readonly string[] =>
  element
    .getAttributeNames()
    .filter((name) => !own.includes(name) && !everywhere.includes(name) && !marked.test(name));

/** One sentence for the console about attributes that mean nothing to the element: most often slips of the pen. */
export const attributeComplaint = (element: Element): string | undefined => {
  const unknown = unknownAttributes(element);
  if (unknown.length === 0) return undefined;
  const names = unknown.map((name) => `"${name}"`).join(', ');
  return `makini-connect: unknown attribute${unknown.length > 1 ? 's' : ''} ${names}. Known are: ${own.join(', ')}, and those that every element has.`;
};
