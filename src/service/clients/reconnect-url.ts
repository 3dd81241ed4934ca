/** Where a client's customers sign in again: an address of the partner's, with places that are filled for each connection. */
import { audit } from '../audit.ts';
import { isLoopback } from '../config.ts';
import type { Clock, Store } from '../ports.ts';
import { ClientError } from './register.ts';
import type { Fault } from './registration.ts';

/** What an address may name, e.g. `https://app.example/connect?connection={connection_id}`. */
export interface ReconnectPlaces {
  readonly connection_id: string;
  readonly customer_id: string;
  readonly system: string;
}

const place = /\{(connection_id|customer_id|system)\}/g;

/** The address for one connection; what is filled in is escaped. */
export const reconnectUrl = (template: string, places: ReconnectPlaces): string =>
  template.replace(place, (_all, name: keyof ReconnectPlaces) => encodeURIComponent(places[name]));

/** What is wrong with such an address; undefined when nothing is. */
export const reconnectFault = (template: string): Fault | undefined => {
  const example = template.replace(place, 'x');
  if (!URL.canParse(example)) return 'not_absolute';
  const url = new URL(example);
  if (/\s/.test(template)) return 'space';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) return 'http_not_local';
  if (url.username !== '' || url.password !== '') return 'user_info';
  if (template.slice(0, url.origin.length) !== url.origin) return 'place_in_host';
  return /[{}]/.test(template.replace(place, '')) ? 'unknown_place' : undefined;
};

const words: Readonly<Partial<Record<Fault, string>>> = {
  not_absolute: 'is not an absolute URL: write it out, e.g. https://app.example/connect',
  space: 'has a space in it: leave it out',
  http_not_local: 'is not https (http is for localhost and 127.0.0.1)',
  user_info: 'carries a user name or password: leave them out',
  place_in_host: 'has a place before its path: write scheme and host out',
  unknown_place: 'names a place that is not known: there are {connection_id}, {customer_id} and {system}',
};

/** Why this cannot be such an address, as the rest of a sentence; undefined when it can. */
export const reconnectProblem = (template: string): string | undefined => {
  const fault = reconnectFault(template);
  return fault === undefined ? undefined : (words[fault] ?? fault);
};

/** Sets the address of a client, or takes it away. */
export const setReconnectUrl = (
  store: Store,
  clock: Clock,
  id: string,
  template: string | null,
): Promise<void> =>
  store.transaction().execute(async (db) => {
    const problem = template === null ? undefined : reconnectProblem(template);
    if (problem !== undefined) throw new ClientError(`${template} ${problem}.`);
    const client = await db
      .updateTable('client')
      .set({ reconnect_url: template })
      .where('id', '=', id)
      .returning(['id', 'mode'])
      .executeTakeFirst();
    if (!client) throw new ClientError(`There is no client ${id}: makini-connect client list shows them.`);
    await audit(db, {
      at: clock(),
      client,
      actor: 'operator',
      action: 'client.reconnect_url_set',
      subject: id,
    });
  });
