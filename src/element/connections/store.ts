import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConnectionChange, OwnConnection } from '../../contract/index.ts';
import { askChange, askList, askTimeline, HostTrouble } from './host.ts';
import type { ConnectionsHost, Wanted } from './host.ts';
import { arrived, changed, initial, missed, turned } from './state.ts';
import type { ListState } from './state.ts';

/** How often the list is brought up to date while it can be seen, and how soon after a check was asked for, in ms. */
const interval = 15_000;
const soon = [2_000, 4_000, 8_000];

/** What the store tells the element. */
interface StoreParts {
  /** The statuses of these changed by themselves. */
  readonly turned: (connections: readonly OwnConnection[]) => void;
  /** Something was done to one. */
  readonly done: (change: ConnectionChange, connection: OwnConnection) => void;
  /** Something that was to be done to one was not. */
  readonly failed: (code: string) => void;
  /** One was checked, as somebody had asked. */
  readonly checked: (connection: OwnConnection) => void;
}

type Host = ReactiveControllerHost & ConnectionsHost & Element;

const codeOf = (error: unknown): string => (error instanceof HostTrouble ? error.code : 'unreachable');

/** Holds what is known of the list, and all that waits: nothing is asked while nobody can see it. */
export class ConnectionsStore implements ReactiveController {
  state: ListState = initial;
  readonly #host: Host;
  readonly #parts: StoreParts;
  #etag: string | undefined;
  #asking: AbortController | undefined;
  #coming: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quick: number[] = [];
  /** What comes into sight asks, unless it was brought up to date all the while. */
  readonly #sight = new IntersectionObserver((entries) => {
    const seen = entries.at(-1)?.isIntersecting ?? false;
    if (seen && this.#timer === undefined) void this.refresh();
  });

  constructor(host: Host, parts: StoreParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#seen);
    window.addEventListener('online', this.#seen);
    window.addEventListener('pageshow', this.#seen);
    // a task later: what is moved in the document asks once, and properties that are set next count
    this.#coming = setTimeout(() => this.#sight.observe(this.#host));
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    window.removeEventListener('online', this.#seen);
    window.removeEventListener('pageshow', this.#seen);
    clearTimeout(this.#coming);
    this.#sight.disconnect();
    this.#rest();
    this.#asking?.abort();
  }

  /** Asks for the list now, where it can be seen; resolves, never rejects, when it is as new as it can be. */
  async refresh(): Promise<void> {
    this.#rest();
    this.#asking?.abort();
    if (document.visibilityState === 'hidden' || !this.#host.checkVisibility()) return;
    const { signal } = (this.#asking = new AbortController());
    try {
      const news = await askList(this.#host, this.state.wanted, this.#etag, signal);
      if (signal.aborted) return;
      this.#arrive(news);
    } catch (error) {
      if (signal.aborted) return;
      this.#set(missed(this.state, codeOf(error)));
    }
    this.#timer = setTimeout(() => void this.refresh(), this.#quick.shift() ?? interval);
  }

  /** Asks once more, and tells it again where it is in vain. */
  async again(): Promise<void> {
    this.#set({ ...this.state, waiting: true });
    await this.refresh();
  }

  /** What happened to a connection elsewhere shows: in the list, and in its details where they are open. */
  readAgain(id: string): void {
    void this.refresh();
    if (this.state.open?.id === id) void this.#readTimeline(id);
  }

  /** What was to be done to a connection did not work. */
  fail(id: string, code = 'unreachable'): void {
    this.#set({ ...this.state, doing: { id, is: 'failed', code } });
    // in the dialog it is said where it stands
    if (!this.state.ending) this.#parts.failed(code);
  }

  /** Another page, search or choice. */
  want(change: Partial<Wanted>): void {
    this.#etag = undefined;
    const wanted = { ...this.state.wanted, page: 1, ...change };
    this.#set({ ...this.state, wanted, waiting: true, open: undefined, ended: undefined });
    void this.refresh();
  }

  /** Opens a connection's details, or closes them. */
  async toggle(id: string): Promise<void> {
    if (this.state.open?.id === id) return this.#set({ ...this.state, open: undefined });
    this.#set({ ...this.state, open: { id, timeline: { at: 'loading' } }, copied: undefined });
    await this.#readTimeline(id);
  }

  /** Notes whose reference was copied. */
  copied(id: string): void {
    this.#set({ ...this.state, copied: id });
  }

  /** Asks whether a connection is to end, or no longer asks. */
  ask(ending: OwnConnection | undefined): void {
    this.#set({ ...this.state, ending, doing: undefined });
  }

  /** Has something done; whether it was. */
  async change(connection: OwnConnection, change: ConnectionChange): Promise<boolean> {
    const { id } = connection;
    if (this.state.doing?.is === 'busy') return false;
    this.#set({ ...this.state, doing: { id, is: 'busy' } });
    try {
      const now = await askChange(this.#host, id, change);
      const before = connection.last_checked_at;
      const doing = change === 'check' ? ({ id, is: 'checking', before } as const) : undefined;
      this.#set({ ...changed(this.state, now), doing });
      if (change === 'disconnect')
        this.#set({ ...this.state, ending: undefined, ended: now, open: undefined });
      this.#parts.done(change, now);
    } catch (error) {
      this.fail(id, codeOf(error));
      return false;
    }
    if (change === 'check') this.#quick = [...soon];
    this.#rest();
    this.#timer = setTimeout(() => void this.refresh(), this.#quick.shift() ?? 0);
    if (this.state.open?.id === id) void this.#readTimeline(id);
    return true;
  }

  #arrive(news: Awaited<ReturnType<typeof askList>>): void {
    const before = this.state.known;
    if (news) {
      this.#etag = news.etag;
      const { page } = this.state.wanted;
      this.#set(arrived(this.state, news.list));
      if (this.state.wanted.page !== page) return void this.refresh();
      const other = turned(before, this.state);
      this.#parts.turned(other);
      const { open } = this.state;
      if (open && other.some(({ id }) => id === open.id)) void this.#readTimeline(open.id);
    } else if (before.at === 'ready') {
      this.#set({ ...this.state, waiting: false, known: { at: 'ready', list: before.list } });
    }
    this.#followCheck();
  }

  #followCheck(): void {
    const { doing, known } = this.state;
    if (doing?.is !== 'checking' || known.at !== 'ready') return;
    const one = known.list.connections.find(({ id }) => id === doing.id);
    const checked = one !== undefined && one.last_checked_at !== doing.before;
    if (!checked && this.#quick.length > 0) return;
    this.#quick = [];
    this.#set({ ...this.state, doing: undefined });
    if (checked) this.#parts.checked(one);
  }

  async #readTimeline(id: string): Promise<void> {
    const timeline = await askTimeline(this.#host, id).then(
      ({ events }) => ({ at: 'ready', events }) as const,
      () => ({ at: 'failed' }) as const,
    );
    if (this.state.open?.id === id) this.#set({ ...this.state, open: { id, timeline } });
  }

  #set(state: ListState): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  readonly #seen = (): void => {
    if (document.visibilityState === 'hidden') this.#rest();
    else void this.refresh();
  };

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
