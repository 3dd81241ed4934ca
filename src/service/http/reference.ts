/** The reference of a request: the id that an answer shows and the operator's log repeats. */
import { randomText } from '../digest.ts';

const references = new WeakMap<Request, string>();

/** The reference of this request; the same one each time it is asked. */
export const referenceOf = (request: Request): string => {
  const known = references.get(request);
  if (known !== undefined) return known;
  const made = `req_${randomText(12)}`;
  references.set(request, made);
  return made;
};

/** Takes the id that a trusted proxy gave the request, if it has the form of one; never what a stranger sends. */
export const adoptReference = (request: Request, given: string | undefined): void => {
  if (given !== undefined && /^[\w.-]{8,64}$/.test(given)) references.set(request, given);
};
