/** The data of `opc_ua`: a server of OPC UA (IEC 62541) that is spoken to over its binary protocol, `opc.tcp`. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';

/**
 * Its fields are called `address` (a `url` field with a `port`), `path` (what follows the port in the server's address), `way`
 * (`password` or `anonymous`), `username`, `password`, and `host_key`: the SHA-256 fingerprint of the server's certificate.
 */
export const OpcUa = z.object({ method: z.literal('opc_ua'), fields: z.array(Field) });
export type OpcUa = z.infer<typeof OpcUa>;
