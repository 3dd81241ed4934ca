/** What a page writes to load the element from this service, with the integrity of every file that can follow. */
import { createHash } from 'node:crypto';

/** The tag, and what a page's Content Security Policy needs for it. */
export interface ElementTag {
  readonly html: string;
  /** Sources of `script-src`: the service, and the hash of the import map, which stands in the page itself. */
  readonly scriptSources: string;
}

/**
 * `integrity` on the script covers that one file; an import map's `integrity` covers what it imports, now and later (Chrome 127,
 * Firefox 138, Safari 18; older browsers ignore it). `sums` are those of `integrity.json`, by path under `dist/`.
 */
export const elementTag = (
  issuer: string,
  version: string,
  sums: Readonly<Record<string, string>>,
): ElementTag => {
  const base = `${issuer}/element/${version}/`;
  const files = Object.entries(sums)
    .filter(([file]) => /^cdn\/.+\.js$/.test(file))
    .map(([file, sum]) => [base + file.slice('cdn/'.length), sum] as const);
  const entry = `${base}makini-connect.js`;
  const own = files.find(([url]) => url === entry)?.[1];
  if (own === undefined) throw new Error('integrity.json does not name makini-connect.js: build again.');
  const map = JSON.stringify({ integrity: Object.fromEntries(files) }, null, 2);
  const hash = createHash('sha256').update(map).digest('base64');
  return {
    html: [
      `<script type="importmap">${map}</script>`,
      `<script type="module" src="${entry}" integrity="${own}" crossorigin="anonymous"></script>`,
    ].join('\n'),
    scriptSources: `${issuer} 'sha256-${hash}'`,
  };
};
