// The element: what a partner's page loads. Importing this file registers nothing (define.ts does) and touches no document.
// Not here: what is typed (src/pages/frame), what comes next (the service).
export * from './events.ts';
export { MakiniConnect } from './makini-connect.ts';
export type { Outcome } from './parts/outcomes.ts';
export type { ExitReason, OpenReason } from './flow/state.ts';
export type { HostHeaders, SessionRequest } from './world/host.ts';
export type { FrameFont } from './world/theme.ts';
export type { Messages } from './locales/words.ts';
