/** What was worth writing down: ids, codes and numbers. Adapters write it, figures are counted from it. */
type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Structured log lines; only allow-listed members are written. `reference` is the request id a failure shows. */
export interface Log {
  debug(event: string, facts?: Facts): void;
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}
