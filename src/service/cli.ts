#!/usr/bin/env node
/** The `makini-connect` binary: where Node is too old it says so, before anything is loaded that needs a newer one. */
import { nodeComplaint } from './node-version.ts';

// Half of the threads look names up, and each is kept for as long as a name server is silent: four would be none soon. It counts
// only before the first of them is made.
process.env['UV_THREADPOOL_SIZE'] ??= '64';

const complaint = nodeComplaint(process.versions.node);
if (complaint === undefined) await import('./command-line.ts');
else {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 1;
}
