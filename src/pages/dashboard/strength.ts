/** How hard a password is to guess, by its looks: a hint while it is typed, never a reason to refuse one. */

/** Too short; guessed soon; holds a while; good. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong';

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];
const often = /pass(?:wor[dt])?|qwert|asdf|admin|letmein|welcome|makini|connect|12345|54321|(.)\1{2,}/gi;

/** Whether each sign follows the one before in the alphabet or the digits. */
const isRun = (text: string): boolean =>
  [...text].every((sign, at) => at === 0 || sign.charCodeAt(0) === text.charCodeAt(at - 1) + 1);

/** The strength of a password that has at least `least` signs. */
export const strengthOf = (password: string, least: number): Strength => {
  if ([...password].length < least) return 'short';
  const rest = password.replaceAll(often, '*');
  const different = new Set(rest).size;
  const variety = kinds.filter((kind) => kind.test(rest)).length;
  if (different < 6 || rest.length < 8 || isRun(password)) return 'weak';
  const worth = rest.length * (2 + variety * 0.75) * Math.min(1, (different * 2) / rest.length);
  if (worth < 36) return 'weak';
  return worth < 60 ? 'fair' : 'strong';
};
