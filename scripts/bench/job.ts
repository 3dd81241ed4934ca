// What the generator is told to do, and what it answers: plain data between two processes.

/** Where the load goes, and as whom. */
export interface Target {
  readonly service: string;
  readonly page: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** So many a second for so long. */
export interface Load {
  readonly rate: number;
  readonly seconds: number;
  readonly seed: number;
}

/** One job: sessions (push and open), exchanges of these codes, a flood of requests that are refused, or streams that stay open. */
export type Job =
  | { readonly kind: 'sessions'; readonly target: Target; readonly load: Load }
  | {
      readonly kind: 'exchanges';
      readonly target: Target;
      readonly load: Load;
      readonly codes: readonly string[];
      readonly verifier: string;
    }
  | { readonly kind: 'flood'; readonly target: Target; readonly load: Load }
  | { readonly kind: 'streams'; readonly target: Target; readonly count: number };

/** What came of it: times in milliseconds, and how many answers had each status that was not the one hoped for. */
export interface Done {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly statuses: Readonly<Record<string, number>>;
}

/** How the callback address of the partner's page is written. */
export const callbackOf = (page: string): string => `${page}/makini/callback`;
