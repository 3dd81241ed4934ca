/** The data of `mqtt`: a message broker (OASIS MQTT 3.1.1) with a user name and a password, over TLS. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';

/** Its fields are called `address` (a `url` field with a `port`), `username`, `password` and `topic`, the filter that is listened to. */
export const Mqtt = z.object({ method: z.literal('mqtt'), fields: z.array(Field) });
export type Mqtt = z.infer<typeof Mqtt>;
