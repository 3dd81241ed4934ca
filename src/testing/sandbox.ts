/** What to type into the sandbox, the system that test clients are offered for trying out. */

/** Values of the sandbox's form by field name. */
export interface Details extends Readonly<Record<string, string>> {
  readonly address: string;
  readonly username: string;
  readonly password: string;
}

/** Signs in to the sandbox and connects; search for `name`. */
export const sandbox = {
  name: 'Sandbox',
  details: { address: 'https://sandbox.example', username: 'user_good', password: 'pass_good' } as Details,
} as const;

/**
 * Details that end in another way: a failure code of docs/errors.md (`auth.account_locked`), or one of the sandbox's words
 * (`slow_8000`, `flaky_2`, `choose_40`, `partial`).
 */
export const sandboxOutcome = (outcome: string): Details => ({
  ...sandbox.details,
  password: /^[a-z]+\./.test(outcome) ? `error_${outcome}` : outcome,
});
