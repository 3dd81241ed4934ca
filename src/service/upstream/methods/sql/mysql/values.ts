/** Values as JSON can hold them: nothing loses digits, times are ISO 8601 (a TIMESTAMP in UTC), bytes are base64. */

/** Type numbers of the protocol (MYSQL_TYPE_…). */
const types = { timestamp: 7, dateTime: 12 } as const;

const moment = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)$/;

/** One value as the driver gives it, with the number of its type. */
export const jsonValue = (value: unknown, type: number | undefined): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value !== 'string') return value;
  if (type === types.timestamp) return value.replace(moment, '$1T$2Z');
  return type === types.dateTime ? value.replace(moment, '$1T$2') : value;
};

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const date = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)Z?)?$/;

/**
 * A value as a column of this type is compared with it, as text. The server would take what is no number for 0, and compare: what does
 * not fit is undefined here.
 */
export const comparable = (type: string, value: string): string | undefined => {
  if (/^(?:tiny|small|medium|big)?int|^(?:decimal|numeric|float|double|real|year)/.test(type))
    return number.test(value) ? value : undefined;
  if (!/^(?:date|timestamp)/.test(type)) return value;
  const [whole, day = '', time] = date.exec(value) ?? [];
  if (whole === undefined) return undefined;
  return time === undefined ? day : `${day} ${time}`;
};
