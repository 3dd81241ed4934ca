/** What a person chooses from, made of what a system sent. */
import { cleaned } from '../cleaned.ts';

/** What is offered to choose from. */
export type Options = readonly { readonly id: string; readonly name: string }[];

/** Options that are offered; nobody chooses from a longer list. */
const most = 500;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** One whose id cannot be sent back whole is left out: a mended id would name another one. */
const optionOf = (sentId: unknown, sentName: unknown): Options => {
  const [id, name] = [textOf(sentId), textOf(sentName)];
  if (id === undefined || id === '' || id.length > 400 || !id.isWellFormed()) return [];
  const shown = cleaned(name ?? '') || cleaned(id) || encodeURIComponent(id).slice(0, 80);
  return [{ id, name: shown }];
};

/** The options in what was sent, ids as they are and names cleaned; what has no id is left out. */
export const optionsOf = (sent: readonly { readonly id: unknown; readonly name: unknown }[]): Options =>
  sent.flatMap(({ id, name }) => optionOf(id, name)).slice(0, most);
