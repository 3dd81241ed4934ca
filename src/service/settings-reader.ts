/** Reading the environment, one setting after another. What the settings mean is read in `config.ts` and `store-settings.ts`. */
import type { FileFacts } from './adapters/file-facts.ts';

/** The environment is not usable; `problems` are sentences, one per value. None repeats a key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const names = [
  'MAKINI_ISSUER',
  'MAKINI_HOST',
  'MAKINI_PORT',
  'MAKINI_DATA',
  'DATABASE_URL',
  'MAKINI_DATABASE_CONNECTIONS',
  'MAKINI_MASTER_KEY',
  'MAKINI_MASTER_KEY_FILE',
  'MAKINI_MASTER_KEY_PREVIOUS',
  'MAKINI_EGRESS_ALLOW',
  'MAKINI_EGRESS_CA',
  'MAKINI_EGRESS_ADDRESSES',
  'MAKINI_LOG_LEVEL',
  'MAKINI_METRICS_TOKEN',
  'MAKINI_TRUSTED_PROXIES',
  'MAKINI_REQUESTS_PER_ADDRESS',
  'MAKINI_STOP_DELAY',
  'MAKINI_CHECK_EVERY',
  'MAKINI_CHECK_QUIET',
  'MAKINI_CHECK_CONFIRM',
  'MAKINI_PASSTHROUGH_SQL',
  'MAKINI_TOKEN_LIFETIME',
  'MAKINI_REFRESH_LIFETIME',
  'MAKINI_DASHBOARD',
] as const;

/** The name of a setting. */
export type Name = (typeof names)[number];

/** Reads one value after another, and remembers what was wrong. */
export class SettingsReader {
  /** What was wrong so far, as sentences. */
  readonly problems: string[] = [];
  readonly #env: Environment;
  readonly #readFile: (path: string) => string;
  readonly lookAt: (path: string) => FileFacts;

  constructor(env: Environment, readFile: (path: string) => string, lookAt: (path: string) => FileFacts) {
    this.#env = env;
    this.#readFile = readFile;
    this.lookAt = lookAt;
  }

  /** The value, trimmed; an empty one counts as not set. */
  value(name: Name): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  /** Notes what is wrong with a setting, and the way out. */
  wrong(name: Name, why: string, wayOut: string): undefined {
    this.problems.push(`${name} ${why}: ${wayOut}.`);
    return undefined;
  }

  /** The text of a file; throws when it cannot be read. */
  read(path: string): string {
    return this.#readFile(path);
  }

  /** The text of the file that a setting names. */
  file(name: Name, wayOut: string): string | undefined {
    const path = this.value(name);
    if (path === undefined) return undefined;
    try {
      return this.#readFile(path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
      return this.wrong(name, `names the file ${path}, which cannot be read (${code})`, wayOut);
    }
  }

  /** Notes settings that there are not: a typing error is never a silent default. */
  unknown(): void {
    for (const name of Object.keys(this.#env)) {
      if (name.startsWith('MAKINI_') && !names.includes(name as Name)) {
        this.problems.push(
          `${name} is not a setting of this service: remove it, or mend its name (known: ${names.join(', ')}).`,
        );
      }
    }
  }
}
