// Here: systems over HTTP that give a session, told apart by data alone. Not here: how their later answers are read (http-api/).
/** What the answer to a sign-in gives: the session, read as the catalogue says where it lies. Pure. */
import type { SessionFrom } from '../../../../contract/index.ts';
import type { EgressAnswer } from '../../../ports.ts';
import { jsonIn, textAt } from '../http-api/pointer.ts';

/** Longest session that is taken along. */
const most = 16_384;

/** Several `Set-Cookie` headers come joined by commas; a date holds one too, but no name and equals sign follow it. */
const parts = (joined: string): string[] => joined.split(/,\s*(?=[\w!#$%&'*+.^`|~-]+=)/);

/** The pair of one `Set-Cookie` (RFC 6265 section 4.1.1); one without a value takes a cookie away. */
const pairOf = (cookie: string): string[] => {
  const [pair = ''] = cookie.split(';', 1);
  return /^\s*[^=\s]+=[^\s"]+\s*$|^\s*[^=\s]+="[^"]+"\s*$/.test(pair) ? [pair.trim()] : [];
};

/** What a `Cookie` header carries of the cookies that an answer set; empty where it set none. */
export const cookiesIn = (setCookie = ''): string => parts(setCookie).flatMap(pairOf).join('; ');

const textIn = (from: SessionFrom, { headers, body }: EgressAnswer): string | undefined => {
  switch (from.by) {
    case 'cookies':
      return cookiesIn(headers['set-cookie']);
    case 'body':
      return textAt(jsonIn(body), from.at);
    case 'header':
      return headers[from.name.toLowerCase()];
  }
};

/** The session that an answer gives; undefined where it gives none that a header can carry. */
export const sessionIn = (from: SessionFrom, answer: EgressAnswer): string | undefined => {
  const text = textIn(from, answer) ?? '';
  return text !== '' && text.length <= most && /^[\x20-\x7e]*$/.test(text) ? text : undefined;
};
