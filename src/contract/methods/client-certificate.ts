/** The data of `client_certificate`: a certificate and its key, shown in the TLS handshake (RFC 8446 section 4.4.2). */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

/** Its fields are called `certificate` and `private_key` (PEM), and `passphrase` where the key may be encrypted. */
export const ClientCertificate = z.object({
  method: z.literal('client_certificate'),
  fields: z.array(Field),
  api: HttpApi,
});
export type ClientCertificate = z.infer<typeof ClientCertificate>;
