// `npm run torture -- [--kills 60] [--only partner] [--store sqlite|postgresql] [--seed N]`: kills services, nodes and the partner with
// SIGKILL, or the partner alone, while people connect their systems, and counts what was lost, doubled, mixed up or led nowhere.
// Anything but nothing is exit code 1.
import { buildAll } from './build.ts';
import { optionsOf } from './options.ts';
import { torture } from '../test/torture/run.ts';
import { tablesOf, isWell } from '../test/torture/tables.ts';
import type { StoreKind } from '../test/torture/store-place.ts';

const values = optionsOf({
  kills: { type: 'string', default: '60' },
  only: { type: 'string' },
  store: { type: 'string' },
  seed: { type: 'string', default: String(Date.now() % 100_000) },
});

const stores: readonly StoreKind[] = ['sqlite', 'postgresql'];
const wanted = stores.filter((store) => (values.store ?? store) === store);
const [kills, seed] = [Number(values.kills), Number(values.seed)];
const only = values.only === 'partner' ? values.only : undefined;
const isReadable = values.only === only;
if (!isReadable || wanted.length === 0 || !Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error(
    'Usage: npm run torture -- [--kills 60] [--only partner] [--store sqlite|postgresql] [--seed 7]',
  );
  process.exit(2);
}
await buildAll();
for (const store of wanted) {
  const result = await torture({ store, kills, seed, only, say: (line) => console.log(`${store}: ${line}`) });
  console.log(tablesOf(store, seed, result));
  if (!isWell(result)) process.exitCode = 1;
}
