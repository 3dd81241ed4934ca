/** The host that is asked by a form, as one and the same text however it was typed. */
import { readAddress, type Field, type System, type Values } from '../../contract/index.ts';
import { fill } from '../upstream/http/template.ts';
import { onlyMethod } from '../upstream/methods/only-method.ts';

/** `host:port` of a server that is asked, and the path below it where a place without a typed address begins. */
interface Place {
  readonly host: string;
  readonly path: string;
}

const textOf = (host: string, port: number | string): string =>
  `${host.toLowerCase().replace(/\.$/, '')}:${port}`;

const typedPlace = ({ name, port }: Field, values: Values): Place | undefined => {
  const reading = readAddress(values[name] ?? '', port);
  return reading.ok ? { host: textOf(reading.address.host, reading.address.port), path: '' } : undefined;
};

/** Where no address is typed, the catalogue has it: with the customer's part in the host's name or in the path, or the same for all. */
const catalogued = (system: System, values: Values): Place | undefined => {
  const method = onlyMethod(system);
  const whole = Object.values(values).every((value) => value.isWellFormed());
  if (!('api' in method) || !whole) return undefined;
  const root = fill(method.api.root, '', values);
  if (!URL.canParse(root)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(root);
  const shown = port === '' ? (protocol === 'http:' ? 80 : 443) : port;
  return { host: textOf(hostname, shown), path: pathname.toLowerCase() };
};

const placeOf = (system: System, values: Values): Place | undefined => {
  const { method, fields } = onlyMethod(system);
  if (method.startsWith('sandbox')) return undefined;
  const field = fields.find(({ type }) => type === 'url');
  return field ? typedPlace(field, values) : catalogued(system, values);
};

/** `host:port` that is asked; undefined for what lies inside the service, and while it cannot be told. */
export const hostOf = (system: System, values: Values): string | undefined => placeOf(system, values)?.host;

/** Where an account is one: at a host, or at a customer's part of it. */
export const realmOf = (system: System, values: Values): string | undefined => {
  const place = placeOf(system, values);
  return place && `${place.host}${place.path}`;
};
