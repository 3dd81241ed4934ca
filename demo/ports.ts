/** Choosing ports: the one that is wanted, else the next that nobody has, said plainly. */
import { createServer } from 'node:net';

/** Both loopbacks, since `localhost` may mean either. */
export const loopbacks = ['127.0.0.1', '::1'] as const;

/** Whether nobody listens on this port of either loopback; a machine without IPv6 has one fewer to ask. */
export const isPortFree = async (port: number): Promise<boolean> => {
  for (const host of loopbacks) {
    const code = await new Promise<string | undefined>((resolve) => {
      const probe = createServer();
      probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
    });
    if (code === 'EADDRINUSE' || code === 'EACCES') return false;
  }
  return true;
};

/** Ports by what they are for, and a sentence for each that was taken. */
export interface PortChoice<Name extends string> {
  readonly ports: Readonly<Record<Name, number>>;
  readonly notes: readonly string[];
}

type IsFree = (port: number) => Promise<boolean>;

const nextFree = async (from: number, avoid: ReadonlySet<number>, isFree: IsFree): Promise<number> => {
  for (let port = from; port < from + 200 && port < 65_536; port += 1) {
    if (!avoid.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port from ${from} on: end what is using them, or name another with --port.`);
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Chooses a port for each name, from the wanted one upwards, none of them twice and none that another name wants. */
export const choosePorts = async <Name extends string>(
  wanted: Readonly<Record<Name, number>>,
  isFree: IsFree = isPortFree,
): Promise<PortChoice<Name>> => {
  const entries = Object.entries(wanted) as [Name, number][];
  const ports: Partial<Record<Name, number>> = {};
  const notes: string[] = [];
  const avoid = new Set<number>(Object.values<number>(wanted));
  const chosen = new Set<number>();
  for (const [name, first] of entries) {
    const own = chosen.has(first);
    const port = !own && (await isFree(first)) ? first : await nextFree(first, avoid, isFree);
    chosen.add(port);
    avoid.add(port);
    ports[name] = port;
    if (own) notes.push(`${capitalised(name)} uses ${port}.`);
    else if (port !== first) notes.push(`Port ${first} is taken: ${name} uses ${port}.`);
  }
  return { ports: ports as Record<Name, number>, notes };
};
