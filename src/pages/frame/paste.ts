// Notices what is pasted, dropped or chosen; what reads it and fills the form is loaded then (pasting/).
import { writeSecrets } from './inputs.ts';
import { judge } from './judging.ts';
import type { PasteParts } from './pasting/take.ts';

/** What is more than one value: a command, JSON, a connection string, an address with a password in it, several lines. */
const structured =
  /^\s*\{|\bcurl(\.exe)?\s|^\s*(?!https?:)[a-z][\w+.-]*:.*\/\/|:\/\/[^\s/]*@|[?&](api[-_]?key|access_token)=|;\s*\w[\w ]*=|\w=\S+\s+\w+=|\S\s*\n\s*\S/i;

/** What the controller lends. */
export interface PastingParts extends Pick<PasteParts, 'form' | 'words' | 'dispatch'> {
  readonly root: HTMLElement;
  /** Has the sentences loaded that are needed here. */
  readonly speak: () => Promise<void>;
}

/** Pasting, dropping and choosing in the frame. */
export class Pasting {
  readonly #parts: PastingParts;

  constructor(parts: PastingParts) {
    this.#parts = parts;
    const { root } = parts;
    root.addEventListener('paste', this.#paste);
    root.addEventListener(
      'change',
      ({ target }) => target === this.#box && void this.#take(this.#box?.value ?? ''),
    );
    root.addEventListener('click', ({ target }) => (target as Element).id === 'paste-file' && this.#choose());
    for (const name of ['dragover', 'drop'] as const) root.addEventListener(name, this.#drag);
  }

  /** Into an open field; a secret field takes what it is given, and the box reads what is in it as a whole. */
  readonly #paste = (event: ClipboardEvent): void => {
    const { target, clipboardData } = event;
    const text = clipboardData?.getData('text/plain') ?? '';
    const form = this.#parts.form();
    const box = target === this.#box;
    const name = target instanceof HTMLInputElement ? target.name : undefined;
    const open = form?.step.fields.some((field) => field.name === name && field.type !== 'secret');
    if (!form || !(box || (open && structured.test(text)))) return;
    event.preventDefault();
    void this.#take(text);
  };

  readonly #drag = (event: DragEvent): void => {
    if (!this.#parts.form()) return;
    event.preventDefault();
    const { files, types } = event.dataTransfer ?? {};
    if (event.type === 'dragover' || !types) return;
    void this.#take(files?.[0] ?? event.dataTransfer?.getData('text/plain') ?? '');
  };

  #choose(): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.onchange = () => void this.#take(input.files?.[0] ?? '');
    input.click();
  }

  get #box(): HTMLTextAreaElement | null {
    return this.#parts.root.querySelector('#paste');
  }

  async #take(pasted: string | File): Promise<void> {
    const { root, words, speak, dispatch } = this.#parts;
    const leave = (text: string): void => this.#leave(text);
    try {
      const [{ take }] = await Promise.all([import('./pasting/take.ts'), speak()]);
      await take(pasted, {
        ...this.#parts,
        accepts: (field, value) => judge(field, value) === undefined,
        write: (fields, secrets) => writeSecrets(root, fields, secrets),
        leave,
      });
    } catch {
      const outcome = { good: false, text: words().say('unreachable') };
      dispatch({ type: 'pasted', outcome, values: {} });
      if (typeof pasted === 'string') leave(pasted);
    }
  }

  /** What was read holds secrets that now stand in their fields; what was not stays where it can be read and mended. */
  #leave(text: string): void {
    const box = this.#box;
    if (!box) return;
    box.value = text;
    if (text !== '') (box.closest('details') as HTMLDetailsElement).open = true;
  }
}
