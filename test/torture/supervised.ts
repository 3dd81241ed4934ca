// A process as a supervisor keeps it: whenever it ends, it is started again. Only `kill` ends it before its time.
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** What to run. `health` is an address that answers 200 once the process serves. */
export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly health: string;
}

const keptOfLog = 8_000;

/** One supervised process. */
export class Supervised {
  readonly name: string;
  /** Ends that nobody asked for, with the last words of each. */
  readonly crashes: string[] = [];
  readonly #program: Program;
  #child: ChildProcess | undefined;
  #up = false;
  #killed = false;
  #over = false;
  #said = '';

  constructor(program: Program) {
    this.name = program.name;
    this.#program = program;
  }

  /** Whether it answers. */
  get isUp(): boolean {
    return this.#up;
  }

  /** Its number now. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it, and again whenever it ends. */
  start(): void {
    const { args, env } = this.#program;
    const child = spawn(process.execPath, [...args], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#killed = false;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#said = `${this.#said}${chunk.toString()}`.slice(-keptOfLog);
      });
    child.once('exit', (code, signal) => this.#ended(child, `${signal ?? code}`));
    void this.#watch(child);
  }

  /** SIGKILL; false when there is nothing to kill. */
  kill(): boolean {
    if (this.#over || this.#killed || !this.#child) return false;
    this.#killed = true;
    this.#up = false;
    return this.#child.kill('SIGKILL');
  }

  /** Resolves when it answers. */
  async ready(patience = 60_000): Promise<void> {
    for (let waited = 0; !this.#up; waited += 20) {
      if (waited > patience) throw new Error(`${this.name} does not start.\n${this.#said}`);
      await pause(20);
    }
  }

  /** Ends it for good, in its own way. */
  async stop(): Promise<void> {
    this.#over = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(late);
  }

  #ended(child: ChildProcess, how: string): void {
    if (child !== this.#child) return;
    this.#up = false;
    if (this.#over) return;
    if (!this.#killed) this.crashes.push(`${this.name} ended by itself (${how}).\n${this.#said}`);
    this.start();
  }

  async #watch(child: ChildProcess): Promise<void> {
    while (child === this.#child && child.exitCode === null && child.signalCode === null) {
      const answer = await fetch(this.#program.health, { signal: AbortSignal.timeout(1_000) }).catch(
        () => undefined,
      );
      if (answer?.ok && child === this.#child && !this.#killed) {
        this.#up = true;
        return;
      }
      await pause(25);
    }
  }
}
