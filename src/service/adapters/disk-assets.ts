/** The built files, from disk. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Assets } from '../ports.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Names of plain letters; no segment begins with a dot, so no path leaves its folder. */
const isPlain = (file: string): boolean => /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(file);

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  ['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

const reader = (folder: string) => async (file: string) => {
  const type = types[extname(file)];
  if (type === undefined || !isPlain(file)) return undefined;
  try {
    return { body: await readFile(join(folder, file)), type };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Assets under a `dist` folder: `cdn` for the element, `pages` for the frame. */
export const createDiskAssets = (dist: string): Assets => ({
  element: reader(join(dist, 'cdn')),
  page: reader(join(dist, 'pages')),
});
