import { html } from 'lit';
import type { TemplateResult } from 'lit';

const tones = 8;

/** One of eight tones, always the same for a name. */
const toneOf = (name: string): number =>
  Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7) % tones;

/** The first letters of the first two words, or of the only one. */
const lettersOf = (name: string): string => {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase();
};

/** A letter tile that stands for a system; decoration beside its name. */
export const tile = (name: string): TemplateResult =>
  html`<span class="tile" part="tile" data-tone=${toneOf(name)} aria-hidden="true">${lettersOf(name)}</span>`;
