// Here: what there is beside the list of systems, loaded when it is needed: reading what is no name, asking for a system, what these
// screens look like. Not here: the list and its search (views/find.ts, search/), the screens (views/), what a text is made of (pasted/).
import type { SystemRequest } from '../../contract/index.ts';
import type { FlowEvent } from '../flow/event.ts';
import { Trouble } from '../flow/trouble.ts';
import type { WordKey } from '../locales/parts.ts';
import { holdsSecret } from '../pasted/secrecy.ts';
import { attempt, newKey } from '../world/attempt.ts';
import type { ServiceClient } from '../world/service.ts';
import { readTyped } from './typed.ts';

/** The fields of the form, and how long each may be. */
export const mostLetters = { name: 120, maker: 200, note: 1000 } as const;
/** One of them. */
export type AskingField = keyof typeof mostLetters;

interface Told {
  changed(): void;
  sent(): void;
}

const quiet = { onLong: () => undefined, onLost: () => undefined, onReturned: () => undefined };

/** Troubles that the form says itself; any other ends the flow as anywhere else. */
const ownTroubles: Partial<Record<string, WordKey>> = {
  service_unreachable: 'asking.failed',
  internal: 'asking.failed',
  rate_limited: 'asking.too_many',
};

/** The form in which a person asks for a system: what was typed, what is wrong with it, and sending it once. */
export class Asking {
  /** What was typed so far. */
  readonly typed: Record<AskingField, string> = { name: '', maker: '', note: '' };
  /** What keeps it from being sent; without a field it is about all of it. */
  problem: { readonly says: WordKey; readonly field?: AskingField } | undefined;
  /** The name of what was asked for last. */
  name = '';
  busy = false;
  readonly #service: ServiceClient;
  readonly #told: Told;
  #sending = new AbortController();
  /** The same words are the same request, however often they are sent. */
  #sent = { body: '', key: '' };

  constructor(service: ServiceClient, told: Told) {
    this.#service = service;
    this.#told = told;
  }

  /** Starts with what was searched for, as far as it is no secret; what was typed before stays. */
  begin(query: string): void {
    this.problem = undefined;
    const typed = readTyped(query);
    if (typed.is === 'name' && !typed.odd && query.trim() !== '')
      this.typed.name = query.trim().slice(0, mostLetters.name);
    if (typed.is === 'address') this.typed.maker = typed.address.slice(0, mostLetters.maker);
  }

  /** Nobody waits for the answer any more. */
  stop(): void {
    this.#sending.abort();
    this.busy = false;
  }

  /** A field changed. */
  type(field: AskingField, text: string): void {
    this.typed[field] = text;
    if (this.problem?.field !== field) return;
    this.problem = undefined;
    this.#told.changed();
  }

  /** Sends it, written in `lang`, unless something in it must not or cannot be sent; tells the flow what came of it. */
  async send(lang: string, tell: (event: FlowEvent) => void): Promise<void> {
    if (this.busy) return;
    this.problem = this.#wrong();
    this.busy = !this.problem;
    this.#told.changed();
    if (this.problem) return;
    const { signal } = (this.#sending = new AbortController());
    try {
      const id = await this.#ask(lang, signal);
      if (signal.aborted) return;
      this.name = this.typed.name.trim();
      Object.assign(this.typed, { name: '', maker: '', note: '' });
      tell({ type: 'system_requested', request: id });
      this.#told.sent();
    } catch (error) {
      if (signal.aborted) return;
      const { code, message } = error instanceof Trouble ? error : new Trouble('internal', String(error));
      const says = ownTroubles[code];
      if (says === undefined) return tell({ type: 'trouble_met', code, message });
      this.problem = { says };
    } finally {
      if (!signal.aborted) this.busy = false;
      this.#told.changed();
    }
  }

  #wrong(): Asking['problem'] {
    const fields = Object.keys(mostLetters) as AskingField[];
    const telling = fields.find((field) => holdsSecret(this.typed[field]));
    if (telling !== undefined) return { says: 'asking.secret', field: telling };
    return this.typed.name.trim() === '' ? { says: 'asking.name_missing', field: 'name' } : undefined;
  }

  async #ask(lang: string, signal: AbortSignal): Promise<string> {
    const { name, maker, note } = this.typed;
    const request: SystemRequest = {
      name: name.trim(),
      ...(maker.trim() !== '' && { maker: maker.trim() }),
      ...(note.trim() !== '' && { note: note.trim() }),
      lang,
    };
    const body = JSON.stringify(request);
    if (body !== this.#sent.body) this.#sent = { body, key: newKey() };
    const { key } = this.#sent;
    const ask = (tried: AbortSignal) => this.#service.requestSystem(request, key, tried);
    return (await attempt(ask, signal, quiet)).id;
  }
}
