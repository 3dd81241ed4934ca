/** For how long the tokens before go on, in seconds. */
export const overlaps = { usual: 86_400, most: 604_800 } as const;
