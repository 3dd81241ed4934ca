/** Figures of how connecting goes: counts alone, of nobody in particular. */
import * as z from 'zod/mini';
import { Mode } from '../connection.ts';

/** Over how many days, and of live sessions or those of test clients: unless told, of live ones, where any were counted or none of either. Reconnects are not among them. */
export const FiguresQuery = z.object({
  days: z.optional(z.enum(['7', '30', '90'])),
  mode: z.optional(Mode),
});
export type FiguresQuery = z.infer<typeof FiguresQuery>;

/**
 * Sessions that were opened and have ended: how many, how many of them connected, where the others left (the kind of the step that they
 * saw last, `confirm` for the question about the newest record), with which codes checks failed, and how long the person was active in
 * half of those that connected, in seconds.
 */
const Funnel = z.object({
  started: z.number(),
  connected: z.number(),
  left: z.array(z.object({ at: z.string(), count: z.number() })),
  failures: z.array(z.object({ code: z.string(), count: z.number() })),
  median_active_seconds: z.nullable(z.number()),
});

/** One system's; `system` is null for those who left before they had picked one. */
export const SystemFunnel = z.object({
  ...Funnel.shape,
  system: z.nullable(z.string()),
  system_name: z.nullable(z.string()),
});
export type SystemFunnel = z.infer<typeof SystemFunnel>;

/** The figures: of all together, of each day (UTC, `YYYY-MM-DD`, every one, oldest first), of each system, the most started first. */
export const DashboardFigures = z.object({
  days: z.number(),
  mode: Mode,
  total: Funnel,
  by_day: z.array(z.object({ day: z.string(), started: z.number(), connected: z.number() })),
  systems: z.array(SystemFunnel),
});
export type DashboardFigures = z.infer<typeof DashboardFigures>;
