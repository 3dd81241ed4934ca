// The analyzer's command line ships without types; this is the part of it that `manifest.ts` calls.
declare module '@custom-elements-manifest/analyzer/cli.js' {
  /** Runs one command of the analyzer and, for `analyze`, resolves to the manifest. */
  export function cli(options: {
    argv: string[];
    cwd: string;
    noWrite: boolean;
  }): Promise<{ schemaVersion: string; modules: { path: string }[] }>;
}
