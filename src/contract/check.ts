/** A check: the chain of stages that proves that a connection works, and the stream that tells of it. */
import * as z from 'zod/mini';
import { Failure } from './failure.ts';

/** The stages of a check, in order. The probe runs the first five. */
export const stageNames = [
  'input',
  'dns',
  'network',
  'tls',
  'service',
  'auth',
  'access',
  'data',
  'ready',
] as const;

/** The name of a stage. */
export const StageName = z.enum(stageNames);
export type StageName = z.infer<typeof StageName>;

/**
 * What the stages can show for themselves, with the values each carries (dates ISO 8601): the sentences live per language.
 * A typed user name is never among them; host and port are, because the IT colleague needs them. `access.tables` counts the tables
 * that answered of the few that were tried, never all that can be read.
 */
export const evidenceValues = {
  'dns.waits_its_turn': ['host'],
  'dns.resolved': ['host'],
  'network.connected': ['host', 'port'],
  'tls.trusted': ['issuer', 'until'],
  'tls.not_used': [],
  'tls.host_key': ['key'],
  'service.answered': ['product'],
  'service.asks_sign_in': ['host'],
  'service.production': [],
  'service.test': [],
  'auth.signed_in': [],
  'auth.control_refused': [],
  'auth.certificate': ['until'],
  'access.tables': ['count'],
  'data.records': ['table', 'count'],
  'data.newest': ['table', 'date', 'name'],
  'ready.stored': [],
} as const satisfies Record<string, readonly string[]>;

/** A code of `evidenceValues`; open on the wire, an unknown one is not shown. */
export type EvidenceCode = keyof typeof evidenceValues;

/** What was seen, as a code whose sentence lives per language, and the values for it (redacted, never a secret). */
export const Evidence = z.object({
  code: z.string().check(z.maxLength(60)),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Evidence = z.infer<typeof Evidence>;

/** One stage of a check; `ms` is how long it took; `failure` is there when the status is failed, warning or needs_action. */
export const Stage = z.object({
  stage: StageName,
  status: z.enum(['pending', 'running', 'passed', 'warning', 'failed', 'skipped', 'needs_action']),
  ms: z.optional(z.number()),
  evidence: z.array(Evidence),
  failure: z.optional(Failure),
});
export type Stage = z.infer<typeof Stage>;

/** A whole check as it stands now. `running` ends in `passed` or `failed`. */
export const Check = z.object({
  id: z.string(),
  status: z.enum(['running', 'passed', 'failed']),
  stages: z.array(Stage),
});
export type Check = z.infer<typeof Check>;

/**
 * One server-sent event of a check's stream. The SSE `id` is `seq` (1, 2, 3 …; send it back as `Last-Event-ID`), the SSE `event`
 * is `type`. After `end` the stream closes: ask for the session's step.
 */
export const CheckEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('stage'), seq: z.number(), stage: Stage }),
  z.object({ type: z.literal('end'), seq: z.number(), status: z.enum(['passed', 'failed']) }),
]);
export type CheckEvent = z.infer<typeof CheckEvent>;

/** What a probe saw before anybody signed in: the first five stages and, where it can be told, the product. */
export const Probe = z.object({
  status: z.enum(['reached', 'other_product', 'failed']),
  stages: z.array(Stage),
  /** The product's name as the answer shows it ("SAP Gateway", "OData service"). */
  product: z.optional(z.string()),
  /** A system of the catalogue that fits better than the chosen one. */
  suggestion: z.optional(z.object({ id: z.string(), name: z.string() })),
});
export type Probe = z.infer<typeof Probe>;
