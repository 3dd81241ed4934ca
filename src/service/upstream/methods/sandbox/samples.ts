/** What the sandbox says of itself: the values of its failures, its evidence and its sites. */
import {
  failures,
  type Evidence,
  type Failure,
  type FailureCode,
  type StageName,
} from '../../../../contract/index.ts';
import { failureOf } from '../../failure.ts';
import { newestOrder } from './records.ts';

/** Where a check of the sandbox seems to go. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** A day the sandbox names, some days away from the present. */
const day = (now: number, days: number): string => new Date(now + days * 86_400_000).toISOString();

const samples = ({ host, port }: Place, now: number): Failure['values'] => ({
  host,
  port,
  product: 'Another system',
  location: 'https://sign-in.sandbox.example',
  until: day(now, -3),
  date: day(now, -900),
  issuer: 'https://other.sandbox.example',
  version: '6.1',
  needed: '7.0',
  database: 'PLANT_NORTH',
  schema: 'maintenance',
  scope: 'work_orders.read',
  role: 'Maintenance reader',
  module: 'Plant maintenance',
  choice: 'Site 1',
  table: 'work_orders',
  readable: 1,
  refused: 1,
  tried: 2,
  count: 2,
});

/** The failure with this code as the sandbox reports it. */
export const sampleFailure = (code: FailureCode, place: Place, now: number): Failure =>
  failureOf(code, samples(place, now));

/** Whether a check goes on after it. */
export const isWarning = (code: FailureCode): boolean => failures[code].status === 'warning';

/** What a stage shows when it passes. */
export const sampleEvidence = (stage: StageName, { host, port }: Place, now: number): Evidence[] => {
  const shown: Partial<Record<StageName, Evidence[]>> = {
    dns: [{ code: 'dns.resolved', values: { host } }],
    network: [{ code: 'network.connected', values: { host, port } }],
    tls: [{ code: 'tls.trusted', values: { issuer: 'Sandbox authority', until: day(now, 90) } }],
    service: [{ code: 'service.answered', values: { product: 'Sandbox' } }],
    auth: [
      { code: 'auth.signed_in', values: {} },
      { code: 'auth.control_refused', values: {} },
    ],
    access: [{ code: 'access.tables', values: { count: 2 } }],
    data: [
      { code: 'data.records', values: { table: 'work_orders', count: 48 } },
      { code: 'data.newest', values: { table: 'work_orders', ...newestOrder } },
    ],
  };
  return shown[stage] ?? [];
};

/** The sites that a sign-in sees. */
export const sampleSites = (count: number): { id: string; name: string }[] =>
  Array.from({ length: count }, (_, at) => ({ id: `site-${at + 1}`, name: `Site ${at + 1}` }));
