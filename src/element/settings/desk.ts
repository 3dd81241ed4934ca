import type { PersonSettings, SettingsExamples } from '../../contract/index.ts';
import type { ServiceClient } from '../world/service.ts';
import {
  askExamples,
  askList,
  isInTheWay,
  problemOf,
  sendEdit,
  troubleIn,
  type Asker,
  type Problem,
} from './asking.ts';
import {
  changesIn,
  editOf,
  found,
  groupsOf,
  isPicked,
  picked,
  stillPicked,
  wholeOf,
  type Group,
  type Option,
  type Picks,
} from './choices.ts';

/** How many options are drawn at first, and how many more at a time. */
const page = 100;

/** How many changes can be taken back, one by one. */
const mostUndone = 50;

/** Examples of a table: on their way, here, or not to be had. */
export type Examples = 'coming' | 'failed' | SettingsExamples;

/** What somebody chooses in, and has chosen: kept while the element lives, so that leaving loses nothing. */
export class SettingsDesk {
  status: 'loading' | 'ready' | 'failed' = 'loading';
  /** Why the list is not here. */
  problem: Problem | undefined;
  /** Why the changes were not kept; after `lost` nobody knows whether they were. */
  notSaved: Problem | undefined;
  /** An answer takes long, or the network is gone. */
  wait: 'no' | 'slow' | 'offline' = 'no';
  saving = false;
  /** Something was kept since the list was opened. */
  saved = false;
  /** Nothing was done with the list since it came. */
  fresh = true;
  query = '';
  limit = page;
  list: PersonSettings | undefined;
  groups: readonly Group[] = [];
  whole: readonly string[] = [];
  readonly examples = new Map<string, Examples>();
  readonly #changed: () => void;
  #asker: Asker | undefined;
  #leave = new AbortController();
  #connection: string | undefined;
  #opening: number | undefined;
  #options: readonly Option[] = [];
  #picks: Picks = { changed: new Map(), includeNew: false };
  #past: Picks[] = [];

  /** `changed` is called when something came that was waited for. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Begins with a connection; once for each opening. What was not saved of the same one is still there. */
  begin(connection: string, opening: number, service: ServiceClient): void {
    const isSame = opening === this.#opening && connection === this.#connection;
    if (isSame && this.#asker) return;
    this.leave();
    if (connection !== this.#connection) this.discard();
    this.#connection = connection;
    this.#opening = opening;
    this.#leave = new AbortController();
    this.#asker = this.#askerOf(service, this.#leave.signal);
    if (isSame && this.status === 'ready') return;
    this.saved = false;
    this.notSaved = undefined;
    this.query = '';
    this.limit = page;
    this.examples.clear();
    void this.load();
  }

  /** Ends what is under way: nothing is asked or sent any more. What was chosen stays. */
  leave(): void {
    this.#leave.abort();
    this.#asker = undefined;
    this.wait = 'no';
    // Whether it was kept is not known: the list is read again.
    if (this.saving) this.status = 'loading';
    this.saving = false;
    for (const [table, examples] of this.examples) if (examples === 'coming') this.examples.delete(table);
  }

  /** Reads the list, or reads it again. */
  async load(): Promise<void> {
    const asker = this.#asker;
    if (!asker) return;
    this.status = 'loading';
    this.#changed();
    try {
      const list = await this.#answered(asker, askList(asker));
      this.#take(list);
      this.fresh = true;
    } catch (error) {
      if (asker.left.aborted) return;
      this.#fail(problemOf(error));
    }
    this.#changed();
  }

  /** What the search finds. */
  get found(): readonly Group[] {
    return found(this.groups, this.query);
  }

  /** How many options there are, and how many of them are chosen. */
  get counts(): { readonly all: number; readonly chosen: number } {
    return { all: this.#options.length, chosen: this.#options.filter((each) => this.has(each)).length };
  }

  /** How many changes are not kept yet. */
  get unsaved(): number {
    return this.list ? changesIn(this.#picks, this.list) : 0;
  }

  get includeNew(): boolean {
    return this.#picks.includeNew;
  }

  get undoable(): boolean {
    return this.#past.length > 0;
  }

  /** Whether an option is chosen, kept or not. */
  has(option: Option): boolean {
    return isPicked(this.#picks, option);
  }

  /** Chooses options, or leaves them out. */
  pick(options: readonly Option[], wanted: boolean): void {
    this.#change(picked(this.#picks, options, wanted));
  }

  /** Has whatever comes later included as well, or not. */
  pickNew(includeNew: boolean): void {
    this.#change({ ...this.#picks, includeNew });
  }

  /** Takes the last change back. */
  undo(): void {
    const before = this.#past.pop();
    if (before) this.#picks = stillPicked(before, this.#options);
    this.#changed();
  }

  /** Forgets what was changed and not saved. */
  discard(): void {
    this.#past = [];
    this.#picks = { changed: new Map(), includeNew: this.list?.include_new ?? false };
  }

  /** Draws what a text finds. */
  search(query: string): void {
    this.query = query;
    this.limit = page;
    this.#changed();
  }

  /** Draws more; the position of the first that is new. */
  more(): number {
    const first = this.limit;
    this.limit += page;
    this.#changed();
    return first;
  }

  /** Reads examples of a table; whether they came. */
  async exemplify(table: string): Promise<boolean> {
    const asker = this.#asker;
    if (!asker || this.examples.get(table) === 'coming') return false;
    this.examples.set(table, 'coming');
    this.#changed();
    const came = await this.#answered(asker, askExamples(asker, table)).catch((error: unknown): 'failed' => {
      if (!asker.left.aborted) this.#meet(problemOf(error));
      return 'failed';
    });
    if (asker.left.aborted) return false;
    this.examples.set(table, came);
    this.#changed();
    return came !== 'failed';
  }

  /** Has the changes kept; whether they were. */
  async save(): Promise<boolean> {
    const { list } = this;
    const asker = this.#asker;
    if (!asker || !list || this.saving || this.unsaved === 0) return false;
    this.saving = true;
    this.fresh = false;
    this.notSaved = undefined;
    this.#changed();
    let gone = false;
    try {
      const edit = editOf(this.#picks, this.#options, list);
      const kept = await this.#answered(asker, sendEdit(asker, edit));
      this.saved = true;
      this.#past = [];
      this.#take(kept);
    } catch (error) {
      if (asker.left.aborted) return false;
      this.notSaved = problemOf(error);
      gone = troubleIn(error).code === 'malformed_request';
      this.#meet(this.notSaved);
    }
    this.saving = false;
    this.#changed();
    // Something that was chosen is no longer there: the list is read again, the rest stays chosen.
    if (gone) await this.load();
    return !this.notSaved;
  }

  #askerOf(service: ServiceClient, left: AbortSignal): Asker {
    const waits = (wait: SettingsDesk['wait']) => (): void => {
      if (left.aborted) return;
      this.wait = wait;
      this.#changed();
    };
    return {
      service,
      left,
      reports: { onLong: waits('slow'), onLost: waits('offline'), onReturned: waits('no') },
    };
  }

  /** An answer, unless the screen was left meanwhile. */
  async #answered<T>({ left }: Asker, asked: Promise<T>): Promise<T> {
    try {
      const answer = await asked;
      left.throwIfAborted();
      return answer;
    } finally {
      if (!left.aborted) this.wait = 'no';
    }
  }

  /** The list goes, what was chosen in it stays. */
  #fail(problem: Problem): void {
    this.status = 'failed';
    this.problem = problem;
  }

  #meet(problem: Problem): void {
    if (isInTheWay(problem)) this.#fail(problem);
  }

  #change(picks: Picks): void {
    this.#past = [...this.#past.slice(1 - mostUndone), this.#picks];
    this.#picks = picks;
    this.fresh = false;
    this.notSaved = undefined;
    this.#changed();
  }

  #take(list: PersonSettings): void {
    const wanted = this.list && this.list.include_new !== this.includeNew;
    this.list = list;
    this.groups = groupsOf(list);
    this.whole = wholeOf(list);
    this.#options = this.groups.flatMap(({ options }) => options);
    const includeNew = wanted ? this.includeNew : list.include_new;
    this.#picks = stillPicked({ ...this.#picks, includeNew }, this.#options);
    this.status = 'ready';
    this.problem = undefined;
  }
}
