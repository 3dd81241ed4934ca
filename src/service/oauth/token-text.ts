/**
 * OAuth, the service's side: how tokens look, who a caller is, and what the endpoints decide. Routes and HTTP live elsewhere.
 * This file: the text of a token, `mk_live_…` or `mk_test_…` (a refresh token: `mkr_…`) with a checksum, so that a mistyped or cut one
 * is known without a look-up.
 */
import type { Mode } from '../../contract/index.ts';
import { randomText, sameText, sha256 } from '../digest.ts';

const checksumLength = 6;
const checksumOf = (text: string): string => sha256(`makini token ${text}`).slice(0, checksumLength);

/** A new token: its text (shown once), its hash (kept) and a hint that a list may show. */
export interface MintedToken {
  readonly text: string;
  readonly hash: string;
  readonly hint: string;
}

const mint = (kind: 'mk' | 'mkr', mode: Mode): MintedToken => {
  const body = `${kind}_${mode}_${randomText()}`;
  const text = `${body}${checksumOf(body)}`;
  return { text, hash: sha256(text), hint: `${text.slice(0, 12)}…${text.slice(-4)}` };
};

/** Makes a token of 256 random bits. */
export const mintToken = (mode: Mode): MintedToken => mint('mk', mode);

/** Makes a refresh token of 256 random bits. */
export const mintRefreshToken = (mode: Mode): MintedToken => mint('mkr', mode);

const hashIf = (shape: RegExp, text: string): string | undefined => {
  if (!shape.test(text)) return undefined;
  const body = text.slice(0, -checksumLength);
  return sameText(checksumOf(body), text.slice(-checksumLength)) ? sha256(text) : undefined;
};

/** The hash to look a token up by; undefined when the text cannot be one of our tokens. */
export const hashOfToken = (text: string): string | undefined =>
  hashIf(/^mk_(live|test)_[A-Za-z0-9_-]{49}$/, text);

/** The same of a refresh token. */
export const hashOfRefreshToken = (text: string): string | undefined =>
  hashIf(/^mkr_(live|test)_[A-Za-z0-9_-]{49}$/, text);

/** Every text in this one that has the shape of a token, of either kind; once each. */
export const tokensIn = (text: string): string[] => [
  ...new Set(text.match(/mkr?_(?:live|test)_[A-Za-z0-9_-]{49}/g)),
];
