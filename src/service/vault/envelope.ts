/** An envelope as text: `mkv1.<key id>.<wrapped data key>.<value>`. Its head tells which key seals it. */

/** The first part of every envelope. */
export const version = 'mkv1';

/** How the envelopes of a key begin. */
export const headOf = (keyId: string): string => `${version}.${keyId}.`;

/** Every key id has eight letters, so that all heads are alike long. */
export const headLength = headOf('12345678').length;

const shape = /^mkv1\.([A-Za-z0-9_-]{8})\./;

/** The id of the key that seals an envelope; undefined when the text is none. */
export const keyIdOf = (sealed: string): string | undefined => shape.exec(sealed)?.[1];
