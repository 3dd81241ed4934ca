/** The service's own full pages: the one that holds the element of a hosted session, and those that say in words how things stand. */
import { appName, hostedWords } from './hosted-words.ts';
import type { HostedWords } from './hosted-words.ts';
import type { Lang } from '../languages.ts';
import { scriptPolicy, wordsPolicy } from '../http/content-policy.ts';
import { escapedHtml } from '../http/html.ts';

/** The states that a page of words alone tells of. */
export type Notice = 'embedded' | 'unknown' | 'expired' | 'elsewhere' | 'cancelled' | 'finished';

/** Whose page it is: language, the app's name where it is known, and the service's host. */
export interface PageFrame {
  readonly lang: Lang;
  readonly app: string | undefined;
  readonly issuer: string;
}

/** The app's name is somebody else's text: isolated, so that its direction stays its own. */
const filled = (sentence: string, { lang, app, issuer }: PageFrame): string =>
  escapedHtml(sentence)
    .replaceAll('{app}', () => `<bdi>${escapedHtml(appName(lang, app))}</bdi>`)
    .replaceAll('{host}', `<bdi>${escapedHtml(new URL(issuer).host)}</bdi>`);

const plain = (sentence: string, { lang, app }: PageFrame): string =>
  escapedHtml(sentence.replaceAll('{app}', () => appName(lang, app)));

const headOf = (title: string, frame: PageFrame, more: string): string =>
  `<!doctype html><html lang="${frame.lang}" dir="${frame.lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">` +
  '<meta name="viewport" content="width=device-width, initial-scale=1">' +
  '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">' +
  `<title>${plain(title, frame)}</title>${more}</head>`;

const shared = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-frame-options': 'DENY',
};

const style =
  ':root{color-scheme:light dark}*{box-sizing:border-box}' +
  'body{margin:0;min-height:100vh;display:grid;place-content:center;justify-items:start;padding:24px;' +
  "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;" +
  'color:light-dark(#171a1f,#eceef2);background:light-dark(#ffffff,#14171c)}' +
  'main{max-width:28rem;overflow-wrap:anywhere}h1{font-size:24px;line-height:1.25;margin:0 0 8px;text-wrap:balance}' +
  'p{margin:0;color:light-dark(#596170,#a5aebb)}' +
  'a{display:inline-flex;align-items:center;min-height:44px;padding:0 20px;margin-top:24px;border-radius:8px;font-weight:600;' +
  'text-decoration:none;color:light-dark(#ffffff,#0c1a3a);background:light-dark(#2452cc,#93b4ff)}' +
  'a:focus-visible{outline:2px solid light-dark(#2452cc,#93b4ff);outline-offset:2px}' +
  '@media(forced-colors:active){a{border:1px solid}}';

const statusOf: Readonly<Record<Notice, number>> = {
  embedded: 200,
  unknown: 400,
  expired: 400,
  elsewhere: 403,
  cancelled: 200,
  finished: 200,
};

/** A page of words: what stands, and the way back where one is known. Never a redirect. */
export const noticePage = (notice: Notice, frame: PageFrame, back?: string): Response => {
  const words: HostedWords = hostedWords(frame.lang);
  const [heading, text] = words[notice];
  const link = back === undefined ? '' : `<a href="${escapedHtml(back)}">${filled(words.back, frame)}</a>`;
  const html =
    headOf(heading, frame, `<style>${style}</style>`) +
    `<body><main><h1>${filled(heading, frame)}</h1><p>${filled(text, frame)}</p>${link}</main></body></html>`;
  return new Response(html, {
    status: statusOf[notice],
    headers: {
      ...shared,
      'content-security-policy': wordsPolicy({ style }),
      'referrer-policy': 'no-referrer',
    },
  });
};

/** The page of a hosted session: the app's name above, the element, and whose page this is below. */
export const hostedPage = (version: string, session: string, frame: PageFrame): Response => {
  const words = hostedWords(frame.lang);
  const at = encodeURIComponent(version);
  const assets =
    `<link rel="stylesheet" href="/pages/${at}/hosted/hosted.css">` +
    `<script type="module" src="/element/${at}/makini-connect.js"></script>` +
    `<script type="module" src="/pages/${at}/hosted/hosted.js"></script>`;
  const initial = escapedHtml([...appName(frame.lang, frame.app)][0] ?? '');
  const html =
    headOf(words.title, frame, assets) +
    `<body><header><span class="tile" aria-hidden="true">${initial}</span>` +
    `<p><b>${filled('{app}', frame)}</b><span>${filled(words.return_note, frame)}</span></p></header>` +
    `<main><makini-connect heading-level="1" data-session="${escapedHtml(session)}"></makini-connect>` +
    `<noscript><p class="notice">${filled(words.no_script, frame)}</p></noscript></main>` +
    `<footer><p>${filled(words.sealed_note, frame)}</p></footer></body></html>`;
  return new Response(html, {
    headers: {
      ...shared,
      'content-security-policy': scriptPolicy({ ancestors: ["'none'"], frames: true }),
      // The frame's forms carry their Origin to the service; `no-referrer` would make it "null".
      'referrer-policy': 'same-origin',
    },
  });
};
