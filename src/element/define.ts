// Registers the element. A second copy on the page says so and leaves the first in place.
import { MakiniConnect } from './makini-connect.ts';

const present = customElements.get('makini-connect');

if (!present) customElements.define('makini-connect', MakiniConnect);
else if (present !== MakiniConnect) {
  const first = 'version' in present ? String(present.version) : 'unknown';
  console.warn(
    `makini-connect: version ${MakiniConnect.version} was loaded, but version ${first} is already registered and stays. Load it once.`,
  );
}

export * from './index.ts';
