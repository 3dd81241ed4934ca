/** Every trouble around the customer's system, by its code: host, service, network, page. */
import { waysOut } from '../../../src/element/flow/trouble.ts';
import { select } from '../../../test/element/fixtures/samples.ts';
import type { Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Troubles';

/** The scenes. */
export const scenes: readonly Scene[] = Object.keys(waysOut).map((code) => ({
  name: code,
  steps: [select],
  host: { refuses: code },
  shows: { in: 'screen', at: `[data-code="${code}"]` },
}));
