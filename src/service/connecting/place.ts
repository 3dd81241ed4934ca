/** The places of a flow, as data kept in `session.flow`: no typed values and no secrets. What moves between them is in `flow.ts`. */
import * as z from 'zod/mini';
import { ChoiceKind, ConnectionSummary, Evidence, Failure, Proof } from '../../contract/index.ts';

const Option = z.object({ id: z.string(), name: z.string() });
/** `usual` is the option that the connection to renew has. */
export const Question = z.object({
  what: ChoiceKind,
  options: z.array(Option),
  usual: z.optional(z.string()),
});
/** A question that was answered. */
export const Choice = z.object({ ...Question.shape, chosen: Option });
const ways = z.array(z.string());
/**
 * `way`: by which of the system's ways it is signed in to. `guided`: the guide of it has prerequisites, so that a prepare step lies
 * before the form. `ways`: those that the person picked from, where there were several; Back leads there.
 */
const picked = {
  system: z.string(),
  way: z.optional(z.string()),
  guided: z.boolean(),
  ways: z.optional(ways),
};

/** The system's own sign-in: where it lies, and what had worked before it. */
export const SignIn = z.object({ host: z.string(), passed: z.array(Evidence) });
/** `signIn`: the person signed in at the system's own page, so that Back leads there again. */
const after = { signIn: z.optional(SignIn) };

/** Where the person is. `check` places keep the question that led to them, so that Back finds it again. */
export const Place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('select') }),
  /** `ways`: the recommended one first; `chosen`: what was picked before. */
  z.object({ at: z.literal('pick'), system: picked.system, ways, chosen: picked.way }),
  z.object({ at: z.literal('prepare'), ...picked }),
  z.object({
    at: z.literal('form'),
    ...picked,
    problem: z.optional(Failure),
    passed: z.array(Evidence),
    declined: z.optional(z.boolean()),
  }),
  z.object({
    at: z.literal('authorize'),
    ...picked,
    ...SignIn.shape,
    problem: z.optional(Failure),
    /** How many tabs were opened: each is news to whoever watches. */
    started: z.number(),
    declined: z.optional(z.boolean()),
  }),
  z.object({
    at: z.literal('check'),
    ...picked,
    ...after,
    check: z.string(),
    choice: z.optional(Choice),
  }),
  z.object({
    at: z.literal('choose'),
    ...picked,
    ...after,
    ...Question.shape,
    declined: z.optional(z.boolean()),
  }),
  z.object({
    at: z.literal('done'),
    system: z.string(),
    way: z.optional(z.string()),
    connection: ConnectionSummary,
    evidence: z.array(Evidence),
    warnings: z.array(Failure),
    /**
     * There until the person has answered; nothing is stored before. Asked is whether the record is theirs, or with `other` whether
     * another sign-in takes the place of the one before; then `retype` says that "no" leads to where it was typed.
     */
    question: z.optional(
      z.object({
        proof: z.optional(Proof),
        other: z.optional(z.boolean()),
        retype: z.optional(z.boolean()),
        guided: picked.guided,
        ways: picked.ways,
        ...after,
        choice: z.optional(Choice),
      }),
    ),
  }),
  z.object({ at: z.literal('settings'), system: z.string(), connection: ConnectionSummary }),
  z.object({ at: z.literal('abort'), reason: z.enum(['cancelled', 'expired']) }),
]);
export type Place = z.infer<typeof Place>;
