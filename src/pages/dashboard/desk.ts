/** What every view stands on: the words, the service, the way to other places, and the one live region. */
import { LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { hashOf } from './address.ts';
import type { Place } from './address.ts';
import type { Service } from './service.ts';
import type { Speech } from './speech.ts';

/** Handed to every view. */
export interface Desk {
  readonly speech: Speech;
  readonly service: Service;
  /** Says something in the live region. */
  readonly announce: (text: string) => void;
  /** Goes to a place; `replace` leaves no entry in the browser's history. */
  readonly go: (place: Place, how?: 'push' | 'replace') => void;
  /** The list of a view as it was seen last, with its filters. */
  readonly lastList: (view: Place['view']) => string;
}

/** A view: asks when it is entered, and again when its place changes. */
export abstract class View extends LitElement {
  /** What it stands on. */
  @property({ attribute: false }) desk!: Desk;
  /** Where somebody is. */
  @property({ attribute: false }) place!: Place;
  /** The sentences, so that it is drawn anew when they change. */
  @property({ attribute: false }) words?: unknown;
  #entered: string | undefined;

  /** Asks what the place needs; `before` is the place that was left, undefined at first. */
  protected abstract entered(before: string | undefined): void;

  protected override willUpdate(_: PropertyValues): void {
    const hash = hashOf(this.place);
    if (hash === this.#entered) return;
    const before = this.#entered;
    this.#entered = hash;
    this.entered(before);
  }

  protected override updated(_: PropertyValues): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }
}
