// The frame's page as a test serves it: origins and waits from the query, the network answered by the page around it.
import { addPseudo } from '../../element/fixtures/pseudo.ts';
import { startFrame } from '../../../src/pages/frame/frame.ts';

declare global {
  interface Window {
    /** Answers what the frame fetches. */
    frameFetch: typeof fetch;
    /** What the frame's own Content Security Policy refused. */
    refused: string[];
  }
}

const query = new URLSearchParams(location.search);
const origins = query.get('origins') ?? JSON.stringify([location.origin]);
document.querySelector('meta[name="makini-origins"]')?.setAttribute('content', origins);

window.refused = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
  window.refused.push(violatedDirective),
);
const csp = document.createElement('meta');
csp.httpEquiv = 'Content-Security-Policy';
csp.content =
  "style-src 'self'; connect-src 'self'; form-action 'none'; trusted-types lit-html; require-trusted-types-for 'script'";
if (query.has('csp')) document.head.append(csp);

if (query.has('pseudo')) addPseudo();
window.fetch = (...call) => window.parent.frameFetch(...call);
startFrame({
  look: Number(query.get('look') ?? 0),
  slow: Number(query.get('slow') ?? 60_000),
  retry: [0, 0],
});
