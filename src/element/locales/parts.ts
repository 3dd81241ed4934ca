// The parts that the sentences of a language come in, each loaded by itself: what a language has to have, by name and key.
import type { Action, EvidenceCode, FailureCode, Owner, StageName } from '../../contract/index.ts';
import type { TroubleCode } from '../flow/trouble.ts';
import type { UnlistedKey } from './en/unlisted.ts';
import type { ElementKey } from './en/element.ts';
import type { FrameKey } from './en/frame.ts';
import type { LaterKey } from './en/later.ts';
import type { PastingKey } from './en/pasting.ts';
import type { ExistingKey } from './en/existing.ts';
import type { FailureWords, TroubleWords } from './failure-words.ts';

/** A key of a sentence that the element says. */
export type WordKey = ElementKey | LaterKey | UnlistedKey | ExistingKey;

/** What the first screens say, and what every screen may need. */
export interface FirstPart {
  readonly elementWords: Readonly<Record<ElementKey, string>>;
  readonly troubleWords: Readonly<Record<TroubleCode, TroubleWords>>;
}

/** What the later screens and the frame both say: stages, evidence, whose turn it is, and failures by stage. */
export interface SharedPart {
  readonly evidenceWords: Readonly<Record<EvidenceCode, string>>;
  readonly stageWords: Readonly<Record<StageName, string>>;
  readonly ownerWords: Readonly<Record<Owner, string>>;
  readonly actionWords: Readonly<Record<Action, string>>;
  readonly stageFailureWords: Readonly<Record<StageName, FailureWords>>;
}

/** What the screens after the search say. */
export interface LaterPart extends SharedPart {
  readonly laterWords: Readonly<Record<LaterKey, string>>;
}

/** What is said beside the list of systems: of addresses and secrets, and of systems that are not listed. */
export interface UnlistedPart {
  readonly unlistedWords: Readonly<Record<UnlistedKey, string>>;
}

/** What is said of a connection that is there: signing in to it again, and choosing what it includes. */
export interface ExistingPart {
  readonly existingWords: Readonly<Record<ExistingKey, string>>;
}

/** What every failure says; until it is here, a failure speaks with the words of its stage. */
export interface FailurePart {
  readonly failureWords: Readonly<Record<FailureCode, FailureWords>>;
}

/** What the frame says. */
export interface FramePart extends SharedPart {
  readonly frameWords: Readonly<Record<FrameKey, string>>;
  /** What fields are called, by the label that the catalogue gives them; a field that is not here keeps that label. */
  readonly fieldNames: Readonly<Record<string, string>>;
}

/** What the frame says of what is pasted, dropped or chosen. */
export interface PastingPart {
  readonly pastingWords: Readonly<Record<PastingKey, string>>;
}
