// Here: the dashboard of whoever runs the service: its page, its views, what they ask and say. Not here: who may ask and what is answered, which is the service's.
/** What the address says: a view, of what, with which filters. All of it stands behind the `#`, where no log and no other site sees it. */

/** The views of the dashboard, in the order of its menu. */
export const viewNames = ['connections', 'deliveries', 'clients', 'requests', 'figures'] as const;

/** The name of a view. */
export type ViewName = (typeof viewNames)[number];

/** Filters and the like, by name; what is empty is not there. */
export type Query = Readonly<Record<string, string>>;

/** Where somebody is: a view, perhaps one thing in it, and what is asked of it. */
export interface Place {
  readonly view: ViewName;
  readonly id?: string;
  readonly query: Query;
}

const isView = (name: string | undefined): name is ViewName => viewNames.some((each) => each === name);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % was typed into the address
  }
};

/** The place that a hash names; what names none is the list of connections. */
export const placeOf = (hash: string): Place => {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [view, id] = path.split('/').map(decoded);
  if (!isView(view)) return { view: 'connections', query: {} };
  const query = Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ''));
  return { view, query, ...(id !== undefined && id !== '' && { id }) };
};

/** The hash of a place, to link to. */
export const hashOf = ({ view, id, query = {} }: Partial<Place> & Pick<Place, 'view'>): string => {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  const path = id === undefined ? view : `${view}/${encodeURIComponent(id)}`;
  return `#/${path}${search === '' ? '' : `?${search}`}`;
};

/** A place with some of its filters changed; a filter other than a position goes back to the first page of each list. */
export const narrowed = (place: Place, change: Readonly<Record<string, string | undefined>>): Place => {
  const { cursor: _, endpoints: __, ...query } = place.query;
  const entries = Object.entries({ ...query, ...change }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return { view: place.view, query: Object.fromEntries(entries) as Query };
};

/** The one-time key of a link that sets the password; undefined where the address has none. */
export const setUpKeyIn = (hash: string): string | undefined => /^#setup=([\w-]+)$/.exec(hash)?.[1];
