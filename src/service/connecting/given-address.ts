/** What a form begins with when its system was found by an address: pure. */
import { readAddress, type Address, type Field, type System, type Values } from '../../contract/index.ts';

/** A path, a query or a user may hold what is nobody's business; of an address only where it lies is kept. */
const whereOf = ({ scheme, text }: Address): string => (scheme === 'tcp' ? text : new URL(text).origin);

const addressFor = ({ port }: Field, typed: string): string | undefined => {
  const reading = readAddress(typed, port);
  return reading.ok ? whereOf(reading.address) : undefined;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `{instance}.service-now.com` as a pattern of whole hosts; each placeholder is one label. */
const patternOf = (host: string): RegExp =>
  new RegExp(
    `^${host
      .split(/\{(\w+)\}/)
      .map((part, at) => (at % 2 ? `(?<${part}>[^.]+)` : escaped(part)))
      .join('')}$`,
    'i',
  );

/** What the hosts of a system say about the fields of its form, as this host shows it. */
const named = ({ hosts = [] }: System, host: string): Values => {
  for (const each of hosts) {
    const groups = patternOf(each).exec(host)?.groups;
    if (groups) return groups;
  }
  return {};
};

/** The fields of all ways of a system that are secret in none. */
export const openFields = ({ methods }: System): readonly Field[] => {
  const all = methods.flatMap(({ fields }) => fields);
  const secret = new Set(all.filter(({ type }) => type === 'secret').map(({ name }) => name));
  return all.filter(({ name }) => !secret.has(name));
};

/** The values that an address gives the fields of a system: its address fields, and what the host names; nothing of an address that cannot be read or carries a user. */
export const valuesAt = (system: System, typed: string): Values => {
  const reading = readAddress(typed);
  if (!reading.ok) return {};
  const given = named(system, reading.address.host);
  return Object.fromEntries(
    openFields(system).flatMap((field) => {
      const value = field.type === 'url' ? addressFor(field, typed) : given[field.name];
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
};
