/** What the service wrote down of a person's sessions, and the one thing a test may do to them: let time pass. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How often something happened in some sessions. */
export interface Tally {
  /** Forms that were taken. */
  readonly submitted: number;
  /** Checks that were begun: for each form, and each choice, one. */
  readonly checks: number;
  readonly tokens: number;
  readonly connections: number;
  /** Changes of what their connections include. */
  readonly saves: number;
}

/** The service's store, beside the service. */
export class Store {
  readonly #database: DatabaseSync;

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, 'service', 'makini.sqlite'));
    this.#database.exec('PRAGMA busy_timeout = 5000');
  }

  /** Counts over these sessions. */
  tally(sessions: readonly string[]): Tally {
    const among = `IN (${sessions.map(() => '?').join(', ')})`;
    const count = (from: string): number =>
      Number(this.#database.prepare(`SELECT count(*) AS n FROM ${from} ${among}`).get(...sessions)?.['n']);
    const own = `SELECT coalesce(connection_id, reconnect_id) FROM session WHERE id ${among}`;
    const changes = `SELECT count(*) AS n FROM audit WHERE action = 'connection.settings_changed' AND subject IN (${own})`;
    return {
      submitted: count(`audit WHERE action = 'session.submitted' AND subject`),
      checks: count('check_run WHERE session_id'),
      tokens: count(`token WHERE kind = 'connection' AND session_id`),
      connections: count('session WHERE connection_id IS NOT NULL AND id'),
      saves: Number(this.#database.prepare(changes).get(...sessions)?.['n']),
    };
  }

  /** Makes a session as old as if it had lain untouched for this long. */
  age(session: string, minutes: number): void {
    this.#database
      .prepare('UPDATE session SET seen_at = seen_at - ?1, expires_at = expires_at - ?1 WHERE id = ?2')
      .run(minutes * 60_000, session);
  }

  close(): void {
    this.#database.close();
  }
}
