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

/** A customer's part may stand in the host's name or in the path; what is typed whole may be spelt in many ways after its host. */
const filledPlace = (template: string, values: Values): Place | undefined => {
  const whole = Object.values(values).every((value) => value.isWellFormed());
  const address = whole ? fill(template, '', values) : '';
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(address);
  const shown = port === '' ? (protocol === 'http:' ? 80 : 443) : port;
  const path = template.startsWith('{+') ? '' : pathname.toLowerCase();
  return { host: textOf(hostname, shown), path };
};

/** Where no address is typed, the catalogue has it: the same for all, or with the customer's part in it. */
const catalogued = (system: System, values: Values): Place | undefined => {
  const method = onlyMethod(system);
  return 'api' in method ? filledPlace(method.api.root, values) : undefined;
};

/** Where OAuth takes names and secrets, where that is not the typed address: whoever guesses may type any other beside it. */
const signInPlace = (system: System, values: Values): Place | undefined => {
  const method = onlyMethod(system);
  if (!('server' in method)) return undefined;
  const { server } = method;
  const template = server.by === 'discovery' ? server.issuer : server.token;
  return /\{(?:address|origin)\}/.test(template) ? undefined : filledPlace(template, values);
};

const placeOf = (system: System, values: Values): Place | undefined => {
  const { method, fields } = onlyMethod(system);
  if (method.startsWith('sandbox')) return undefined;
  const field = fields.find(({ type }) => type === 'url');
  return field ? typedPlace(field, values) : catalogued(system, values);
};

/** `host:port` that is asked; undefined for what lies inside the service, and while it cannot be told. */
export const hostOf = (system: System, values: Values): string | undefined => placeOf(system, values)?.host;

/** Where an account is one: at the host that is told the secret, or at a customer's part of it. */
export const realmOf = (system: System, values: Values): string | undefined => {
  const place = signInPlace(system, values) ?? placeOf(system, values);
  return place && `${place.host}${place.path}`;
};
