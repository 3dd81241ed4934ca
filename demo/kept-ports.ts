/** The customers' systems keep their ports from start to start: the address of a system is part of every connection to it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isPortFree } from './ports.ts';

/** Ports that earlier starts used, by what for; the first of a list is the oldest. */
export type KeptPorts<Name extends string> = Readonly<Partial<Record<Name, readonly number[]>>>;

const isPort = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // half-written by a start that was ended: as if there were none
  }
};

/** What earlier starts kept in this file; nothing where there is none, or none that can be read. */
export const readKept = <Name extends string>(file: string, names: readonly Name[]): KeptPorts<Name> => {
  const kept = existsSync(file) ? parsed(readFileSync(file, 'utf8')) : undefined;
  const lists = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  const listOf = (name: Name): number[] => {
    const list = lists[name];
    return Array.isArray(list) ? list.filter(isPort) : [];
  };
  const ports: Partial<Record<Name, readonly number[]>> = {};
  for (const name of names) ports[name] = listOf(name);
  return ports;
};

/** For each name the oldest of its kept ports that is free, else the oldest of all: the one to want. */
export const wantKept = async <Name extends string>(
  kept: KeptPorts<Name>,
  isFree: (port: number) => Promise<boolean> = isPortFree,
): Promise<Partial<Record<Name, number>>> => {
  const wanted: Partial<Record<Name, number>> = {};
  for (const [name, list] of Object.entries(kept) as [Name, readonly number[]][]) {
    for (const port of list) {
      if (wanted[name] === undefined && (await isFree(port))) wanted[name] = port;
    }
    if (list[0] !== undefined) wanted[name] ??= list[0];
  }
  return wanted;
};

/** Adds the ports of this start to the file. */
export const keepPorts = <Name extends string>(
  file: string,
  kept: KeptPorts<Name>,
  used: Readonly<Record<Name, number>>,
): void => {
  const lists = (Object.keys(kept) as Name[]).map((name): [Name, number[]] => [
    name,
    [...new Set([...(kept[name] ?? []), used[name]])],
  ]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(lists)), { mode: 0o600 });
};

/** A sentence for each port of an earlier start at which this one does not listen. */
export const lostPorts = (earlier: readonly number[] = [], used: number): string[] =>
  earlier
    .filter((port) => port !== used)
    .map((port) => `Connections made at port ${port} cannot be read this time.`);
