/** The oldest Node this package runs on; `engines` in package.json says the same. */
export const oldestNode = '22.19.0';

/** One sentence where a version of Node (`22.19.0`) is too old; undefined where it is not. Imports nothing, so that any Node can ask. */
export const nodeComplaint = (version: string): string | undefined => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [least = 0, leastMinor = 0] = oldestNode.split('.').map(Number);
  const fits = major > least || (major === least && minor >= leastMinor);
  if (fits) return undefined;
  return `makini-connect needs Node ${oldestNode} or newer, and this is ${version}: install a newer Node, or name one on the PATH.`;
};
