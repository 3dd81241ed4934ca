/** A page of a few words that the service shows in a tab of its own: no script, nothing from elsewhere, tells nobody that it is there. */
import { wordsPolicy } from '../http/content-policy.ts';
import { escapedHtml } from '../http/html.ts';
import type { Lang } from '../languages.ts';

/** What the page says. `next` leads on by itself and, where that is switched off, by its link. */
export interface PlainPage {
  /** English unless told. */
  readonly lang?: Lang;
  readonly title: string;
  readonly text: string;
  readonly mark?: 'done' | 'problem';
  readonly next?: { readonly address: string; readonly label: string };
  /** In the place of the frame: other pages are framed by nobody. */
  readonly framed?: boolean;
  /** Forms that lead to addresses of the service itself. */
  readonly forms?: readonly PlainForm[];
}

/** A form of a plain page: what it carries unseen, at most one field, and its button. */
export interface PlainForm {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly field?: {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly known: readonly string[];
  };
  readonly label: string;
}

/** A page in a frame needs both where the page around it isolates itself (COEP). */
export const embeddable = {
  'cross-origin-resource-policy': 'cross-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const style = `
:root{color-scheme:light dark;--text:light-dark(#171a1f,#eceef2);--muted:light-dark(#596170,#a5aebb);--good:light-dark(#14703a,#6fd697);--bad:light-dark(#b3261e,#ff9d94);--accent:light-dark(#2452cc,#93b4ff)}
body{margin:0;min-height:100dvh;display:grid;place-items:center;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:var(--text)}
main{box-sizing:border-box;max-inline-size:28rem;padding:24px;text-align:center}
h1{margin:0 0 8px;font-size:24px;line-height:1.25;text-wrap:balance}
p{margin:0;color:var(--muted);text-wrap:pretty}
a{display:inline-block;margin-block-start:16px;padding-block:10px;color:var(--accent)}
svg{inline-size:48px;block-size:48px;margin-block-end:16px;fill:none;stroke:var(--good);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.problem{stroke:var(--bad)}
form{display:grid;gap:8px;margin-block-start:24px;text-align:start}
label{font-weight:600}
input,button{box-sizing:border-box;inline-size:100%;min-block-size:44px;padding-inline:12px;font:inherit;color:inherit;border:1px solid var(--muted);border-radius:8px;background:transparent}
button{cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`;

const marks = {
  done: '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M7.5 12.5l3 3 6-7"/></svg>',
  problem:
    '<svg class="problem" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M12 7v6M12 16.5v.1"/></svg>',
};

const leading = ({ address }: { readonly address: string }): string =>
  `<meta http-equiv="refresh" content="0;url=${escapedHtml(address)}">`;

const input = ({ name, label, value, known }: NonNullable<PlainForm['field']>): string =>
  `<label for="field">${escapedHtml(label)}</label>` +
  `<input id="field" name="${escapedHtml(name)}" value="${escapedHtml(value)}" list="known" autocomplete="off" spellcheck="false">` +
  `<datalist id="known">${known.map((each) => `<option value="${escapedHtml(each)}">`).join('')}</datalist>`;

const form = ({ action, hidden, field, label }: PlainForm): string =>
  `<form method="get" action="${escapedHtml(action)}">` +
  Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${escapedHtml(name)}" value="${escapedHtml(value)}">`)
    .join('') +
  `${field ? input(field) : ''}<button>${escapedHtml(label)}</button></form>`;

const body = ({ lang = 'en', title, text, mark, next, forms = [] }: PlainPage): string =>
  `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">` +
  '<head><meta charset="utf-8">' +
  '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">' +
  `${next ? leading(next) : ''}<title>${escapedHtml(title)}</title><style>${style}</style></head>` +
  `<body><main>${mark ? marks[mark] : ''}<h1>${escapedHtml(title)}</h1><p>${escapedHtml(text)}</p>` +
  `${next ? `<a href="${escapedHtml(next.address)}" rel="noreferrer">${escapedHtml(next.label)}</a>` : ''}${forms.map(form).join('')}</main></body></html>`;

/** The page as an answer; whoever opened the tab cannot reach it, and it cannot reach them. */
export const plainPage = (page: PlainPage, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(body(page), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': wordsPolicy({
        style,
        forms: page.forms !== undefined,
        framed: page.framed ?? false,
      }),
      ...(page.framed && embeddable),
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      ...headers,
    },
  });
