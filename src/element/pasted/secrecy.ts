import { looksSecret } from '../../contract/index.ts';
import { recognise } from './recognise.ts';

/** Whether a text holds what should not be seen, by the contract's rule or because a secret can be read from it. */
export const holdsSecret = (text: string): boolean =>
  looksSecret(text) || Object.keys(recognise(text)?.secret ?? {}).length > 0;
