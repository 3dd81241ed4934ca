import type { Field, FormStep, Values } from '../../../contract/index.ts';
import { mostPasted, recognise } from '../../../element/pasted/recognise.ts';
import type { Verdicts } from '../inputs.ts';
import type { Event as FrameEvent, Form } from '../state.ts';
import type { Words } from '../words.ts';
import type { Accepts, Fill } from './fill.ts';
import { formFor } from './other-way.ts';

/**
 * What the frame lends: the form, while it may be changed; its words; a way to put secrets into their inputs, and one to leave a text in
 * the box. It is handed in, not imported: this part is loaded by itself and shares no module with the frame.
 */
export interface PasteParts {
  readonly form: () => Form | undefined;
  readonly words: () => Words;
  readonly dispatch: (event: FrameEvent) => void;
  readonly accepts: Accepts;
  readonly write: (fields: readonly Field[], secrets: Values) => Verdicts;
  readonly leave: (text: string) => void;
}

/** The text of a file; nothing of what is too large for a key file, or cannot be read. */
const textOf = async (file: File): Promise<string> =>
  file.size > mostPasted ? '' : file.text().catch(() => '');

const said = (fill: Fill, step: FormStep, moved: boolean, words: Words): string => {
  if (fill.is === 'unknown') return words.say('paste_unknown');
  if (fill.is === 'other') return words.say('paste_other', { engine: fill.engine, system: step.system.name });
  const filled = { ...fill.values, ...fill.secrets };
  const named = step.fields.filter(({ name }) => name in filled);
  const fields = named.map((field) => words.label(field).text).join(', ');
  const rest = fill.rest ? ` ${words.say('paste_rest')}` : '';
  const other = moved ? `${words.say('paste_way')} ` : '';
  return `${other}${words.say('paste_filled', { fields })}${rest}`;
};

/** What the fields of another form stand at before anything is typed. */
const presets = ({ fields }: FormStep): Values =>
  Object.fromEntries(
    fields.flatMap(({ name, type, default: preset }) =>
      type === 'secret' || preset === undefined ? [] : [[name, preset]],
    ),
  );

/** Fills the form from what was pasted. Secrets go from the text into their inputs; a text that is not recognised stays in the box. */
export const take = async (pasted: string | File, parts: PasteParts): Promise<void> => {
  const text = typeof pasted === 'string' ? pasted : await textOf(pasted);
  const form = parts.form();
  if (!form) return;
  const { step, fill } = formFor(form.step, recognise(text), parts.accepts);
  const good = fill.is === 'filled';
  const moved = step !== form.step;
  const outcome = { good, text: said(fill, step, moved, parts.words()) };
  parts.dispatch({
    type: 'pasted',
    outcome,
    step,
    values: good ? { ...(moved && presets(step)), ...fill.values } : {},
  });
  const written = parts.write(step.fields, good ? fill.secrets : {});
  for (const [field, verdict] of Object.entries(written))
    parts.dispatch({ type: 'secret_left', field, ...verdict });
  parts.leave(good ? '' : text);
};
