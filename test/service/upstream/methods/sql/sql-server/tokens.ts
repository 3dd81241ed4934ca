/** What a server of TDS 7.4 says, written down from the specification (MS-TDS sections 2.2.3, 2.2.5 and 2.2.7). */

const number = (bytes: number, value: number): Buffer => {
  const made = Buffer.alloc(bytes);
  made.writeIntLE(value, 0, bytes);
  return made;
};
const byte = (value: number): Buffer => Buffer.from([value]);
const short = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);
const ucs2 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const byteText = (text: string): Buffer => Buffer.concat([byte(text.length), ucs2(text)]);
const shortText = (text: string): Buffer => Buffer.concat([short(text.length), ucs2(text)]);
const sized = (token: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([byte(token), short(body.length), body]);
};

/** Collation of the specification’s own examples. */
const collation = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);

/** A message in packets of at most so many bytes. */
export const packets = (type: number, body: Buffer, size = 4_096): Buffer => {
  const made: Buffer[] = [];
  for (let at = 0; at === 0 || at < body.length; at += size - 8) {
    const part = body.subarray(at, at + size - 8);
    const isLast = at + size - 8 >= body.length;
    const head = Buffer.from([type, isLast ? 1 : 0, 0, 0, 0, 0, made.length + 1, 0]);
    head.writeUInt16BE(part.length + 8, 2);
    made.push(head, part);
  }
  return Buffer.concat(made);
};

/** An answer to PRELOGIN: a version, and what is said about encryption. */
export const preloginAnswer = (version: readonly number[], encryption: number): Buffer =>
  packets(
    0x04,
    Buffer.concat([
      Buffer.from([0x00, 0, 11, 0, 6, 0x01, 0, 17, 0, 1, 0xff]),
      Buffer.from([version[0] ?? 0, version[1] ?? 0, (version[2] ?? 0) >> 8, (version[2] ?? 0) & 0xff, 0, 0]),
      byte(encryption),
    ]),
  );

/** An error, or with class 10 and less a message. */
export const error = (code: number, text = 'told', severity = 14): Buffer =>
  sized(
    severity > 10 ? 0xaa : 0xab,
    number(4, code),
    byte(1),
    byte(severity),
    shortText(text),
    byteText('TEST'),
    byteText(''),
    number(4, 1),
  );

/** The end of an answer. */
export const done = (status = 0, rows = 0): Buffer =>
  Buffer.concat([byte(0xfd), short(status), short(0xc1), number(4, rows), number(4, 0)]);

/** A sign-in that is accepted, in TDS 7.4. */
export const loginAck = sized(
  0xad,
  byte(1),
  Buffer.from([0x74, 0x00, 0x00, 0x04]),
  byteText('Microsoft SQL Server'),
  Buffer.from([16, 0, 16, 9]),
);

/** The database that one is in now. */
export const inDatabase = (name: string): Buffer => sized(0xe3, byte(1), byteText(name), byteText('master'));

/** A transaction that began; what follows has to name it. */
export const begun = (transaction: Buffer): Buffer =>
  sized(0xe3, byte(8), byte(transaction.length), transaction, byte(0));

/** Sends the driver to another server. */
export const routedTo = (host: string, port: number): Buffer =>
  sized(0xe3, byte(20), short(5 + host.length * 2), byte(0), short(port), shortText(host), short(0));

/** A value of a row: text, whole number, number, truth, bytes, or nothing. */
export type Cell = string | number | bigint | boolean | Uint8Array | null;

/** Types of columns: nvarchar(max) is told by its name. */
export type CellType = 'text' | 'long' | 'int' | 'float' | 'bit' | 'bytes';

const typeInfo: Readonly<Record<CellType, Buffer>> = {
  text: Buffer.concat([byte(0xe7), short(8_000), collation]),
  long: Buffer.concat([byte(0xe7), short(0xffff), collation]),
  int: Buffer.from([0x26, 4]),
  float: Buffer.from([0x6d, 8]),
  bit: Buffer.from([0x68, 1]),
  bytes: Buffer.concat([byte(0xa5), short(8_000)]),
};

const float = (value: number): Buffer => {
  const made = Buffer.alloc(8);
  made.writeDoubleLE(value);
  return made;
};

const cell = (type: CellType, value: Cell): Buffer => {
  if (type === 'long') {
    if (value === null) return Buffer.alloc(8, 0xff);
    const bytes = ucs2(String(value));
    return Buffer.concat([
      number(4, bytes.length),
      number(4, 0),
      number(4, bytes.length),
      bytes,
      number(4, 0),
    ]);
  }
  if (type === 'text' || type === 'bytes') {
    if (value === null) return short(0xffff);
    const bytes = value instanceof Uint8Array ? Buffer.from(value) : ucs2(String(value));
    return Buffer.concat([short(bytes.length), bytes]);
  }
  if (value === null) return byte(0);
  if (type === 'float') return Buffer.concat([byte(8), float(Number(value))]);
  return type === 'bit'
    ? Buffer.concat([byte(1), byte(value === true ? 1 : 0)])
    : Buffer.concat([byte(4), number(4, Number(value))]);
};

/** Rows with the columns that they have. */
export const rows = (
  columns: Readonly<Record<string, CellType>>,
  ...values: readonly (readonly Cell[])[]
): Buffer => {
  const types = Object.values(columns);
  const heads = Object.entries(columns).map(([name, type]) =>
    Buffer.concat([number(4, 0), short(0x09), typeInfo[type], byteText(name)]),
  );
  const lines = values.map((row) =>
    Buffer.concat([byte(0xd1), ...row.map((value, at) => cell(types[at] ?? 'text', value))]),
  );
  return Buffer.concat([byte(0x81), short(types.length), ...heads, ...lines, done(0x10, values.length)]);
};
