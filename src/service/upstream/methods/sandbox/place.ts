/** Where an access to the sandbox seems to lead. */
import { readAddress } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import type { Place } from './samples.ts';

/** The typed address: its host and port, and the path whose end may ask for something. */
export const placeOf = ({ values }: Access): { readonly path: string; readonly place: Place } => {
  const reading = readAddress(values['address'] ?? '');
  const { host, port, path } = reading.ok ? reading.address : { host: '', port: 443, path: '' };
  return { path, place: { host, port } };
};
