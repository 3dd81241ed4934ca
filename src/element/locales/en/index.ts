// English, all of it. A language is a folder like this one; what a text can contain is told in ../sentence.ts.
export { elementWords } from './element.ts';
export type { ElementKey } from './element.ts';
export { evidenceWords, stageWords } from './evidence.ts';
export { actionWords, failureWords, ownerWords, stageFailureWords } from './failures.ts';
export type { FailureWords } from './failures.ts';
export { troubleWords } from './troubles.ts';
export type { TroubleWords } from './troubles.ts';
