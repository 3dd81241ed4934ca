// What the views of the form are given, each the same.
import type { linksBeside } from '../guide-links.ts';
import type { Dispatch, Form } from '../state.ts';
import type { Words } from '../words.ts';

/** What a view of the form is given. */
export interface FormParts {
  readonly form: Form;
  readonly online: boolean;
  readonly words: Words;
  readonly dispatch: Dispatch;
  /** Draws the guide's links below a field, where the guide has some. */
  readonly links?: typeof linksBeside | undefined;
}
