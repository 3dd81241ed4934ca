/** Reading `systems.jsonl`. */
import * as z from 'zod/mini';
import { System } from '../contract/index.ts';

const parseLine = (line: string, at: number): System => {
  try {
    return z.parse(System, JSON.parse(line));
  } catch (cause) {
    throw new Error(`Line ${at + 1} of the catalogue does not hold a system: ${line.slice(0, 60)}`, {
      cause,
    });
  }
};

/** The systems of a JSON Lines text, one per line, in its order. Throws naming the first line that does not hold one. */
export const parseSystems = (text: string): System[] =>
  text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [parseLine(line, at)]));
