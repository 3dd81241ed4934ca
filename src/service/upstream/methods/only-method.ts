/** The one method of a system that is being signed in to. */
import type { System, SystemMethod } from '../../../contract/index.ts';

/** The method of a system that was narrowed to one way; throws where somebody forgot to. */
export const onlyMethod = ({ id, methods: [method, ...others] }: System): SystemMethod => {
  if (method && others.length === 0) return method;
  throw new Error(`The system ${id} is signed in to by one method, and ${others.length + 1} came.`);
};
