/** The ways to sign in to a system, by id: one folder each. The connector, storage and sessions are elsewhere. */
import type { LoadedCatalogue } from '../../../catalogue/index.ts';
import type { Egress, Method } from '../../ports.ts';
import { createODataBasic } from './odata-basic/odata-basic.ts';

/** What methods are made of. */
export interface MethodParts {
  readonly egress: Egress;
  readonly catalogue: Pick<LoadedCatalogue, 'systems' | 'fingerprints'>;
}

/** Every method this service has, by id. */
export const createMethods = (parts: MethodParts): ReadonlyMap<string, Method> =>
  new Map([createODataBasic(parts)].map((method) => [method.id, method]));
