/** What a record is called, where it plainly says so: its number, its title, or both. */
import type { Row } from '../../contract/index.ts';
import { cleaned } from './cleaned.ts';

/** Names under which systems keep what people call a record by, best first. */
const titles = [
  /^(?:title|subject|summary|short_?text)$/i,
  /^description\d?$/i,
  /^(?:display_?)?name\d?$/i,
  /(?:description|title|name)$/i,
];
const numbers = [/^(?:number|no|code|reference|key)$/i, /(?:number|_?no|code)$/i, /^(?:id|\w+Order|\w+ID)$/];

const said = (row: Row, patterns: readonly RegExp[]): string | undefined => {
  const texts = Object.entries(row).filter(
    ([, value]) => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number',
  );
  for (const pattern of patterns) {
    const found = texts.find(([name]) => pattern.test(name));
    if (found) return String(found[1]);
  }
  return undefined;
};

/** The record's own short label, at most 80 characters, fit to be shown; undefined where nothing says what it is. */
export const labelOf = (row: Row): string | undefined => {
  const title = said(row, titles);
  const number = said(row, numbers);
  const parts = [number, title].filter((part, at, all) => part !== undefined && all.indexOf(part) === at);
  const label = cleaned(parts.join(' '));
  return label === '' ? undefined : label;
};
