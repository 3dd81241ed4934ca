/** Values of variables as JSON has them. Pure. */
import type { DataValue } from 'node-opcua-client';

/** Numbers of OPC 10000-6, section 5.1.2. */
const int64 = 8;
const uint64 = 9;

/** Values of one array that are shown; the rest is left out. */
const mostOfArray = 1_000;

const wide = (value: unknown, type: number): unknown => {
  if (!Array.isArray(value) || value.length !== 2) return value;
  const [high, low] = value as [number, number];
  const whole = (BigInt(high) << 32n) | BigInt(low);
  return String(type === int64 ? BigInt.asIntN(64, whole) : whole);
};

/** Node ids, structures and the like, as the driver writes them in JSON; null for what it cannot. */
const structured = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value)) as unknown;
  } catch {
    return null;
  }
};

const scalar = (value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (typeof value === 'object' && 'text' in value) return scalar(value.text);
  if (typeof value === 'object' && 'name' in value) return scalar(value.name);
  return structured(value);
};

/** The value, as JSON has it: whole numbers too wide for it as text, bytes in base64, structures as objects. */
export const plainValue = ({ value }: Pick<DataValue, 'value'>): unknown => {
  const held: unknown = value?.value;
  const type = Number(value?.dataType);
  const isWide = type === int64 || type === uint64;
  const one = (each: unknown): unknown => scalar(isWide ? wide(each, type) : each);
  if (held === null || held === undefined) return null;
  const isPair = isWide && Array.isArray(held) && typeof held[0] === 'number';
  if (ArrayBuffer.isView(held) && !Buffer.isBuffer(held) && !(held instanceof DataView))
    return Array.from(held as Float64Array)
      .slice(0, mostOfArray)
      .map(one);
  return Array.isArray(held) && !isPair ? held.slice(0, mostOfArray).map(one) : one(held);
};
