/** What every method is made of. */
import type { LoadedCatalogue } from '../../../catalogue/index.ts';
import type { Egress } from '../../ports.ts';
import type { ApplicationCertificates } from '../application-certificates.ts';

/** The way out, and what the catalogue knows. */
export interface MethodParts {
  readonly egress: Egress;
  readonly catalogue: Pick<LoadedCatalogue, 'systems' | 'fingerprints'>;
  /** Those of the service itself; kept in memory unless told. */
  readonly certificates?: ApplicationCertificates;
}
