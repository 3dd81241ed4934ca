/** The messages between the element and the frame, over one MessagePort. None carries a typed value, a secret or a token. */
import * as z from 'zod/mini';
import { Values } from './field.ts';

/** The custom properties the element resolves and hands to the frame; a theme with anything else does not fit. */
export const themeProperties = [
  '--makini-font-family',
  '--makini-font-size',
  '--makini-color-text',
  '--makini-color-muted',
  '--makini-color-background',
  '--makini-color-surface',
  '--makini-color-border',
  '--makini-color-accent',
  '--makini-color-on-accent',
  '--makini-color-success',
  '--makini-color-warning',
  '--makini-color-danger',
  '--makini-color-focus',
  '--makini-radius',
  '--makini-control-height',
] as const;

/** Resolved look of the host: values of `themeProperties`, the colour scheme, language and direction, and font files to load. */
export const FrameTheme = z.object({
  properties: z.partialRecord(z.enum(themeProperties), z.string().check(z.maxLength(300))),
  colorScheme: z.enum(['light', 'dark']),
  lang: z.string().check(z.maxLength(35)),
  dir: z.enum(['ltr', 'rtl']),
  fonts: z.array(z.object({ family: z.string(), url: z.string(), weight: z.optional(z.string()) })),
});
export type FrameTheme = z.infer<typeof FrameTheme>;

/** The first message, by `postMessage` to the service's exact origin, with the port; everything after goes over the port. */
export const FrameHello = z.object({ makini: z.literal('hello'), version: z.literal(1) });
export type FrameHello = z.infer<typeof FrameHello>;

/** Element → frame. */
export const ToFrame = z.discriminatedUnion('type', [
  /** Show this step; the ticket is redeemed once, or is for the next start of the sign-in that already shows. `messages` override sentences of the frame. */
  z.object({ type: z.literal('show'), step: z.string(), ticket: z.string() }),
  z.object({ type: z.literal('theme'), theme: FrameTheme, messages: Values }),
  /** Focus a field by name, or the first one that asks for something. */
  z.object({ type: z.literal('focus'), field: z.optional(z.string()) }),
  /** The answer to `before_submit`: the host's page may hold a submit back. */
  z.object({ type: z.literal('proceed'), id: z.number(), ok: z.boolean() }),
  /** The person may leave: have the service keep what was typed and is no secret. */
  z.object({ type: z.literal('keep') }),
  /** Forget the form and everything typed. */
  z.object({ type: z.literal('clear') }),
]);
export type ToFrame = z.infer<typeof ToFrame>;

/** Frame → element. Hints to ask the service, never results. */
export const FromFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), version: z.literal(1) }),
  z.object({ type: z.literal('shown'), step: z.string() }),
  z.object({ type: z.literal('ticket_needed') }),
  z.object({ type: z.literal('height'), px: z.number() }),
  /** Escape was pressed, in this field. */
  z.object({ type: z.literal('escape'), field: z.optional(z.string()) }),
  z.object({
    type: z.literal('probe'),
    status: z.enum(['running', 'reached', 'other_product', 'failed', 'cleared']),
    code: z.optional(z.string()),
  }),
  /** Asks whether the form may be sent; the element answers `proceed` with the same id. */
  z.object({ type: z.literal('before_submit'), id: z.number() }),
  z.object({ type: z.literal('submitted'), step: z.string() }),
  /** The person opened the tab of the system's sign-in. */
  z.object({ type: z.literal('authorize_started'), step: z.string() }),
  /** The person took the probe's suggestion. */
  z.object({ type: z.literal('switch_system'), system: z.string() }),
  /** The frame's own talk with the service ended in a problem code (`session_expired`, `offline`, …). */
  z.object({ type: z.literal('problem'), code: z.string() }),
]);
export type FromFrame = z.infer<typeof FromFrame>;
