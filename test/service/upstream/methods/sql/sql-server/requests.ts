/** What a client of TDS 7.4 says, read as the specification writes it (MS-TDS sections 2.2.3, 2.2.6.4, 2.2.6.6 and 2.2.6.7). */

/** A whole message. */
export interface Message {
  readonly type: number;
  readonly body: Buffer;
}

/** What a client signs in with. */
export interface Login {
  readonly tdsVersion: number;
  readonly host: string;
  readonly user: string;
  readonly password: string;
  readonly app: string;
  readonly library: string;
  readonly database: string;
  /** Whether a database that does not open ends the sign-in. */
  readonly isDatabaseFatal: boolean;
}

/** A statement, with the values that it was given. */
export interface Statement {
  readonly text: string;
  readonly values: readonly string[];
}

/** Puts packets together to messages. */
export class Messages {
  #rest = Buffer.alloc(0);
  #parts: Buffer[] = [];

  take(chunk: Buffer): Message[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const whole: Message[] = [];
    for (;;) {
      const length = this.#rest.length < 8 ? Infinity : this.#rest.readUInt16BE(2);
      if (this.#rest.length < length) return whole;
      const [type = 0, status = 0] = this.#rest;
      this.#parts.push(this.#rest.subarray(8, length));
      this.#rest = this.#rest.subarray(length);
      if ((status & 1) === 0) continue;
      whole.push({ type, body: Buffer.concat(this.#parts) });
      this.#parts = [];
    }
  }
}

/** Passwords are turned half a byte and mixed with 0xA5: no secret, only hard to read by chance. */
const unscrambled = (bytes: Buffer): string =>
  Buffer.from(
    bytes.map((each) => {
      const mixed = each ^ 0xa5;
      return ((mixed & 0x0f) << 4) | (mixed >> 4);
    }),
  ).toString('utf16le');

/** Reads LOGIN7. */
export const loginOf = (body: Buffer): Login => {
  const part = (at: number): Buffer => {
    const from = body.readUInt16LE(at);
    return body.subarray(from, from + 2 * body.readUInt16LE(at + 2));
  };
  const text = (at: number): string => part(at).toString('utf16le');
  return {
    tdsVersion: body.readUInt32LE(4),
    host: text(36),
    user: text(40),
    password: unscrambled(part(44)),
    app: text(48),
    library: text(60),
    database: text(68),
    isDatabaseFatal: ((body[24] ?? 0) & 0x40) !== 0,
  };
};

/** The transaction in which a request is made (section 2.2.5.3.2): eight bytes, all zero where there is none. */
export const transactionOf = (body: Buffer): Buffer => body.subarray(10, 18);

const withoutHeaders = (body: Buffer): Buffer => body.subarray(body.readUInt32LE(0));

/** Reads a batch. */
export const batchOf = (body: Buffer): Statement => ({
  text: withoutHeaders(body).toString('utf16le'),
  values: [],
});

const nvarchar = 0xe7;

/** One parameter that is a text: where it ends, and what it says. */
const parameter = (bytes: Buffer): { readonly end: number; readonly text: string } => {
  const name = 1 + 2 * (bytes[0] ?? 0);
  if (bytes[name + 1] !== nvarchar) throw new TypeError(`a parameter of type ${bytes[name + 1]}`);
  const from = name + 2 + 2 + 5;
  if (bytes.readUInt16LE(name + 2) !== 0xffff) {
    const length = bytes.readUInt16LE(from);
    return { end: from + 2 + length, text: bytes.toString('utf16le', from + 2, from + 2 + length) };
  }
  const parts: Buffer[] = [];
  let at = from + 8;
  for (let length = bytes.readUInt32LE(at); length > 0; length = bytes.readUInt32LE(at)) {
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { end: at + 4, text: Buffer.concat(parts).toString('utf16le') };
};

const executeSql = 10;

/** Reads a call of `sp_executesql`: the statement, what it declares, and the values. */
export const callOf = (body: Buffer): Statement => {
  const call = withoutHeaders(body);
  if (call.readUInt16LE(0) !== 0xffff || call.readUInt16LE(2) !== executeSql)
    throw new TypeError('another procedure');
  const texts: string[] = [];
  for (let rest = call.subarray(6); rest.length > 0;) {
    const { end, text } = parameter(rest);
    texts.push(text);
    rest = rest.subarray(end);
  }
  const [text = '', , ...values] = texts;
  return { text, values };
};
