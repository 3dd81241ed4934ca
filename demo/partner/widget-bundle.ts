/** The strict page's own widget with its own Lit in it, bundled when it is first asked for. */
import { join } from 'node:path';
import { build } from 'esbuild';

let bundling: Promise<string> | undefined;

const bundle = async (): Promise<string> => {
  const result = await build({
    entryPoints: [join(import.meta.dirname, 'public/fleet-availability.js')],
    bundle: true,
    format: 'esm',
    write: false,
    charset: 'ascii',
  });
  return result.outputFiles[0]?.text ?? '';
};

/** The widget's script. */
export const bundleWidget = (): Promise<string> => (bundling ??= bundle());
