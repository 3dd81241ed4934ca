/** The host that a form's address names, as one and the same text however it was typed. */
import { readAddress, type System, type Values } from '../../contract/index.ts';
import { fieldsOf } from './check-job.ts';

/** `host:port` of the address that was typed; undefined for a system that has none, or lies inside the service. */
export const hostOf = (system: System, values: Values): string | undefined => {
  if (system.methods[0]?.method.startsWith('sandbox')) return undefined;
  const field = fieldsOf(system).find(({ type }) => type === 'url');
  const reading = field && readAddress(values[field.name] ?? '', field.port);
  if (!reading?.ok) return undefined;
  const { host, port } = reading.address;
  return `${host.toLowerCase().replace(/\.$/, '')}:${port}`;
};
