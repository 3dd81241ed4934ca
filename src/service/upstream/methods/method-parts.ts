/** What every method is made of. */
import type { LoadedCatalogue } from '../../../catalogue/index.ts';
import type { Egress } from '../../ports.ts';

/** The way out, and what the catalogue knows. */
export interface MethodParts {
  readonly egress: Egress;
  readonly catalogue: Pick<LoadedCatalogue, 'systems' | 'fingerprints'>;
}
