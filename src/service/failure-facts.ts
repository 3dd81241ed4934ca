/** What a log line may say of something that was thrown: its name, and of a sealed value that did not open, which one. Never its message. */
import { VaultError } from './vault/vault-error.ts';

/** A name is a class's; anything longer or freer may be somebody's text. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const { name } = error;
  return typeof name === 'string' && /^[A-Z][A-Za-z]{0,40}$/.test(name) ? name : 'Error';
};

/** Codes of the operating system and of Node, and PostgreSQL's classes of trouble with a server or a statement; never a text of somebody's. */
const known = /^(?:E[A-Z0-9]{2,20}|ERR_[A-Z0-9_]{2,40}|(?:08|22|23|25|40|42|53|54|55|57|58|XX)[0-9A-Z]{3})$/;

/** SQLite says by a number what is wrong, such as 13 for a full disk. */
const codeOf = (error: unknown): { readonly code?: string } => {
  const { code, errcode } = (error instanceof Error ? error : {}) as {
    readonly code?: unknown;
    readonly errcode?: unknown;
  };
  if (typeof code !== 'string' || !known.test(code)) return {};
  return { code: Number.isInteger(errcode) ? `${code} ${String(errcode)}` : code };
};

/** Facts for `Log`; a message may quote what somebody typed, so it stays out. */
export const failureFacts = (error: unknown): Readonly<Record<string, string>> => ({
  error: nameOf(error),
  ...codeOf(error),
  ...(error instanceof VaultError && error.facts),
});

const frame = /^ +at [^\n]*:\d+:\d+\)?$/;

/** The frames of a stack without its message, also where the message is made to look like frames. */
export const framesOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  const stack = String(error.stack ?? '').replaceAll(error.message, '');
  const frames = stack.split('\n').filter((line) => frame.test(line));
  return frames
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' | ');
};
