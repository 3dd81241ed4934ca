// English: everything that the element and the frame both say, failures apart (they are loaded by themselves).
// Not here: the sentences themselves.
export { evidenceWords, stageWords } from './evidence.ts';
export { stageFailureWords } from './stage-failures.ts';
export { actionWords, ownerWords } from './turns.ts';
