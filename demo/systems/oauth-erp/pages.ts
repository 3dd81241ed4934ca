/** The test ERP's own pages: signing in and agreeing, as a customer's system shows them. Plain HTML, no script. */
import type { Interaction } from './provider.ts';

const style = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;font:16px/1.5 system-ui,sans-serif}
main{box-sizing:border-box;inline-size:min(24rem,100%);padding:24px}h1{font-size:24px;line-height:1.25;margin:0 0 16px}p{margin:0 0 16px}
label{display:block;margin-block-end:16px}input{box-sizing:border-box;inline-size:100%;min-block-size:44px;margin-block-start:4px;padding:0 12px;font:inherit}
button{min-block-size:44px;padding:0 24px;font:inherit;margin-inline-end:8px}.wrong{color:light-dark(#b3261e,#ff9d94)}`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
  `<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

/** The page for signing in. */
export const loginPage = ({ uid }: Interaction, wrong: boolean): string =>
  page(
    'Larkfield test ERP',
    `<form method="post" action="/interaction/${uid}/login">${wrong ? '<p class="wrong">That did not match.</p>' : ''}` +
      '<label>User<input name="user" autocomplete="username" required></label>' +
      '<label>Password<input name="password" type="password" autocomplete="current-password" required></label>' +
      '<button>Sign in</button></form>',
  );

/** The page for agreeing. */
export const consentPage = ({ uid }: Interaction): string =>
  page(
    'Allow access?',
    '<p>An app asks to read work orders and assets.</p>' +
      `<form method="post" action="/interaction/${uid}/agree"><button>Allow</button></form>` +
      `<form method="post" action="/interaction/${uid}/decline"><button>Decline</button></form>`,
  );
