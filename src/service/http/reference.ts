/** The reference of a request: the id that an answer shows and the operator's log repeats. */
import { randomText } from '../digest.ts';

const references = new WeakMap<Request, string>();

/** The reference of this request; the same one each time it is asked. Never taken from the caller. */
export const referenceOf = (request: Request): string => {
  const known = references.get(request);
  if (known !== undefined) return known;
  const made = `req_${randomText(12)}`;
  references.set(request, made);
  return made;
};
