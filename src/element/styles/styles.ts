import { controls } from './controls.ts';
import { dialog } from './dialog.ts';
import { layout } from './layout.ts';
import { lists } from './lists.ts';
import { screens } from './screens.ts';
import { tokens } from './tokens.ts';

/** All sheets of the element, in order. */
export const styles = [tokens, layout, controls, lists, screens, dialog];
