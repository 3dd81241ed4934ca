/** Packages that a way to sign in needs and that are installed only where somebody wants it. */
import type { MethodId, Sql } from '../../contract/index.ts';

/** A way to sign in whose package is not installed. */
export interface MissingDriver {
  /** As the catalogue names it: databases by their dialect as well. */
  readonly method: MethodId | `sql/${Sql['dialect']}`;
  readonly name: string;
}

const drivers: readonly MissingDriver[] = [
  { method: 'sql/postgresql', name: 'pg' },
  { method: 'sql/mysql', name: 'mysql2' },
  { method: 'sql/sql_server', name: 'tedious' },
  { method: 'mqtt', name: 'mqtt' },
  { method: 'sftp', name: 'ssh2' },
  { method: 'opc_ua', name: 'node-opcua-client' },
  { method: 'opc_ua', name: 'node-opcua-transport' },
];

/** Where a package lies; throws `ERR_MODULE_NOT_FOUND` when it is not installed. */
type Resolve = (name: string) => string;

const isThere = (name: string, resolve: Resolve): boolean => {
  try {
    return resolve(name) !== '';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return false;
    throw error;
  }
};

/** The ways to sign in that cannot be used here, because their package is not installed. */
export const missingDrivers = (
  resolve: Resolve = (name) => import.meta.resolve(name),
): readonly MissingDriver[] => drivers.filter(({ name }) => !isThere(name, resolve));
