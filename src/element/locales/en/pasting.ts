// English: what the frame says of things pasted, dropped or chosen; loaded when that happens.

/** The sentences; places as in `sentence`. A host overrides one by the message `frame.<key>`. */
export const pastingWords = {
  paste_hint:
    'An address, a connection string, a curl command or a key file. Passwords and keys go into their own fields alone.',
  paste_file: 'Choose a file',
  paste_filled: 'Filled in: {fields}.',
  paste_way: 'This signs in another way, so the form has changed.',
  paste_rest: 'What has no place in this form was left out.',
  paste_other: 'This is for {engine}, not for {system}. Nothing was filled in; your text is still here.',
  paste_unknown: 'Nothing in this is known to fit here. Nothing was filled in; your text is still here.',
} as const satisfies Record<string, string>;

/** The key of one of them. */
export type PastingKey = keyof typeof pastingWords;
