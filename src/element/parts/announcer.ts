// Here: the pieces that screens are made of and the controllers behind them (search, focus, copying, announcements). Not here:
// which screen comes next, and anything that asks the service.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long words are gathered before they are said, and how long they then stay, in ms. */
const moment = 400;
const stay = 2_000;

/**
 * Speaks through a polite live region. What comes within a moment is said as one; of what a state has to say only the newest counts;
 * what was said is gone soon after, so that it can be said again and nobody finds it later.
 */
export class Announcer implements ReactiveController {
  readonly #region: () => Element | null;
  #waiting: string[] = [];
  #followed = '';
  #place = '';
  #news: { readonly text: string; readonly soon: boolean } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #newsTimer: ReturnType<typeof setTimeout> | undefined;

  /** `region` finds the element whose text is read out; nothing else writes into it. */
  constructor(region: () => Element | null, host?: ReactiveControllerHost) {
    this.#region = region;
    host?.addController(this);
  }

  hostDisconnected(): void {
    this.hush();
  }

  /** Says something soon, whatever else there is to say. */
  say(text: string): void {
    if (text === '' || this.#waiting.includes(text)) return;
    this.#waiting.push(text);
    this.#speakIn(moment);
  }

  /** Says what a state has to say, `after` ms, unless the next state has something else to say, or nothing. Another place empties the region. */
  follow(text: string, place = '', after = moment): void {
    if (place !== this.#place) this.#leave(place);
    if (text === this.#followed) return;
    this.#followed = text;
    clearTimeout(this.#newsTimer);
    this.#news = text === '' ? undefined : { text, soon: after <= moment };
    if (this.#news) this.#newsTimer = setTimeout(() => this.#speak(true), after);
    if (this.#news?.soon) this.#write('');
  }

  /** Says nothing of what was to be said, and empties the region. */
  hush(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#newsTimer);
    this.#waiting = [];
    this.#news = undefined;
    this.#followed = '';
    this.#write('');
  }

  #leave(place: string): void {
    this.#place = place;
    this.#followed = '';
    clearTimeout(this.#newsTimer);
    this.#news = undefined;
    this.#write('');
  }

  #speakIn(ms: number): void {
    this.#write('');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#speak(false), ms);
  }

  #speak(due: boolean): void {
    const news = due || this.#news?.soon ? this.#news : undefined;
    if (news) {
      clearTimeout(this.#newsTimer);
      this.#news = undefined;
    }
    const text = [...this.#waiting, ...(news ? [news.text] : [])].join(' ');
    this.#waiting = [];
    if (text === '') return;
    this.#write(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(''), stay);
  }

  #write(text: string): void {
    const region = this.#region();
    if (region && region.textContent !== text) region.textContent = text;
  }
}
