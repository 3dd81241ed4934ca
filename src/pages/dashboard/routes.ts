/** Which element shows a place, and loading its code when it is first wanted. */
import type { Place } from './address.ts';

const loaders: Readonly<Record<string, () => Promise<CustomElementConstructor>>> = {
  'dash-connections': () => import('./views/connections.ts').then((view) => view.DashConnections),
  'dash-connection': () => import('./views/connection.ts').then((view) => view.DashConnection),
  'dash-deliveries': () => import('./views/deliveries.ts').then((view) => view.DashDeliveries),
  'dash-clients': () => import('./views/clients.ts').then((view) => view.DashClients),
  'dash-client': () => import('./views/client.ts').then((view) => view.DashClient),
  'dash-requests': () => import('./views/requests.ts').then((view) => view.DashRequests),
  'dash-figures': () => import('./views/figures.ts').then((view) => view.DashFigures),
};

/** The tag of the view of a place. */
export const tagOf = ({ view, id }: Place): string => {
  if (id !== undefined && view === 'connections') return 'dash-connection';
  if (id !== undefined && view === 'clients') return 'dash-client';
  return `dash-${view}`;
};

/** The code of the views: what is here, and bringing what is not. */
export const loadedViews = {
  isLoaded: (tag: string): boolean => customElements.get(tag) !== undefined,
  load: async (tag: string): Promise<void> => {
    const made = await loaders[tag]?.();
    if (made && !customElements.get(tag)) customElements.define(tag, made);
  },
};
