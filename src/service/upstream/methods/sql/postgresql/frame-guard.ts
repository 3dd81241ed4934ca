/**
 * Judging PostgreSQL's messages before the driver reads them: its parser walks an error or a notice until it finds an end, and one
 * that has none would keep it, and the whole process, walking for ever.
 */
import { UpstreamError } from '../../../upstream-error.ts';

/** Longest error or notice that is read, in bytes. */
const longest = 65_536;

const errorOrNotice: readonly number[] = [0x45, 0x4e];

/** Fields of one letter and a text that ends with a zero byte, and one more zero byte after the last (protocol section 55.8). */
const isFieldList = (body: Buffer): boolean => {
  let at = 0;
  while (at < body.length && body[at] !== 0) {
    const end = body.indexOf(0, at + 1);
    if (end < 0) return false;
    at = end + 1;
  }
  return at === body.length - 1;
};

/** Makes the judge of one connection: it is given every chunk in order, and throws `service.unreadable` at what no server sends. */
export const frameGuard = (): ((chunk: Buffer) => void) => {
  let rest = Buffer.alloc(0);
  let skip = 0;
  return (chunk) => {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const passed = Math.min(skip, bytes.length);
      bytes = bytes.subarray(passed);
      skip -= passed;
      if (skip > 0 || bytes.length < 5) break;
      const length = bytes.readUInt32BE(1);
      if (length < 4) throw new UpstreamError('service.unreadable');
      if (errorOrNotice.includes(bytes[0] ?? 0)) {
        if (length > longest) throw new UpstreamError('service.unreadable');
        if (bytes.length <= length) break;
        if (!isFieldList(bytes.subarray(5, length + 1))) throw new UpstreamError('service.unreadable');
      }
      skip = length + 1;
    }
    rest = Buffer.from(bytes);
  };
};
