/** Registers what the dashboard shows from the start; views come when they are wanted. */
import { MakiniDashboard } from './dashboard.ts';
import { DashCopy } from './parts/copy-line.ts';
import { DashDoor } from './views/door.ts';

/** Registers the elements, unless they are there already. */
export const defineDashboard = (): void => {
  if (customElements.get('makini-dashboard')) return;
  customElements.define('dash-copy', DashCopy);
  customElements.define('dash-door', DashDoor);
  customElements.define('makini-dashboard', MakiniDashboard);
};
