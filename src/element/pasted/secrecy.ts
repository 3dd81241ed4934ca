import { recognise } from './recognise.ts';

const telling = [
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\beyJ[\w-]{10,}\.[\w-]{10,}\./,
  /\b(?:password|passwd|pwd|secret|token|api[-_ ]?key|authorization)\b["']?\s*[=:]\s*["']?[^\s"']{4,}/i,
  /\b(?:gh[pousr]_|sk-|xox[abps]-|AKIA|glpat-)[\w-]{10,}/,
];
/** As long and as mixed as no name is. */
const opaque = /^(?=(?:\D*\d){5})(?=.*[A-Za-z])[\w+/=~-]{32,}$/;

/** Whether a text holds what should not be seen: a password, a key, a token. */
export const holdsSecret = (text: string): boolean =>
  telling.some((pattern) => pattern.test(text)) ||
  opaque.test(text.trim()) ||
  Object.keys(recognise(text)?.secret ?? {}).length > 0;
