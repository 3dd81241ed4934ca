#!/usr/bin/env node
/** The `makini-connect` binary: where Node is too old it says so, before anything is loaded that needs a newer one. */
import { nodeComplaint } from './node-version.ts';

const complaint = nodeComplaint(process.versions.node);
if (complaint === undefined) await import('./command-line.ts');
else {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 1;
}
