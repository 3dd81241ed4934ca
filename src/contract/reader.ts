/** What every schema of the contract can do, so that other rooms read with them and need no schema library of their own. */

/** Holds a value against a schema: its data, or where it does not fit. */
export interface Reader<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
      };
}
