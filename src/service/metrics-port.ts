/** Figures for the operator's monitoring, as an interface: who may read them, and what they are now. */
import type { Secret } from './secret.ts';

/** Figures as text of a media type, for whoever has the token. */
export interface Metrics {
  readonly token: Secret;
  readonly type: string;
  text(): Promise<string>;
}
