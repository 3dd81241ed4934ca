/** The engine room's door: the service as an app, as a process, and the interfaces it is made of. Its rooms are not for outside. */
export type { DatabaseAddress } from './adapters/database-url.ts';
export type { OpenStore, StoreUse } from './adapters/open-store.ts';
export { openMemoryStore, openSqliteStore } from './adapters/sqlite-store.ts';
export { openStore, type StoreChoice } from './adapters/store-choice.ts';
export { ConfigError, readConfig, type Config, type Environment } from './config.ts';
export { serveByEnvironment, startService, type RunningService } from './node.ts';
export type * from './ports.ts';
export { ServeError } from './serve-error.ts';
export { createService } from './service.ts';
export type * from './tables.ts';
export { newMasterKey, readMasterKey, type MasterKey } from './vault/master-key.ts';
export { createVault } from './vault/vault.ts';
export { MasterKeyError, VaultError } from './vault/vault-error.ts';
