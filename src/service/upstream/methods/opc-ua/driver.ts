/** The driver, loaded on first use and made silent: what it would print holds what servers and people wrote. */
import type * as Driver from 'node-opcua-client';

const silent = (): void => undefined;

/** The driver. Rejects where its package is not installed. */
export const driver = async (): Promise<typeof Driver> => {
  const loaded = await import('node-opcua-client');
  loaded.setErrorLogger(silent);
  loaded.setWarningLogger(silent);
  loaded.setDebugLogger(silent);
  return loaded;
};
