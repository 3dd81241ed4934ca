import { createServer } from 'node:net';

// Linux, macOS and Windows give ports from 32768 (or higher) on to whoever asks for any.
const [lowest, beyond] = [10_000, 32_000];
const given = new Set<number>();

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port for whoever is told one before it listens, or listens on it again after its end: nobody else is given it meanwhile. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (beyond - lowest));
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
};
