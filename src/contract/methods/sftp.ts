/** The data of `sftp`: a folder of files behind SSH (RFC 4251 to 4254; draft-ietf-secsh-filexfer-02). */
import * as z from 'zod/mini';
import { Field } from '../field.ts';

/**
 * Its fields are called `address` (a `url` field with a `port`), `username`, `way` (`password` or `key`), `password`, `key` (a private
 * key in PEM) with `passphrase`, `folder`, and `host_key`: the server's fingerprint as `ssh-keygen -l` writes it.
 */
export const Sftp = z.object({ method: z.literal('sftp'), fields: z.array(Field) });
export type Sftp = z.infer<typeof Sftp>;
