/** The data of `sandbox`: a system for trying out, which exists only inside the service and is offered to test clients alone. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';

/** The sandbox: what is typed decides how a check goes; nothing leaves the service. */
export const Sandbox = z.object({
  method: z.literal('sandbox'),
  /** The form, in order: `address`, `username` and `password`. */
  fields: z.array(Field),
});
export type Sandbox = z.infer<typeof Sandbox>;

/** The sandbox behind a sign-in page of its own, as OAuth systems have it: what is chosen there decides how the check goes on. */
export const SandboxSignIn = z.object({
  method: z.literal('sandbox_sign_in'),
  /** The form, in order: `address`. */
  fields: z.array(Field),
});
export type SandboxSignIn = z.infer<typeof SandboxSignIn>;
