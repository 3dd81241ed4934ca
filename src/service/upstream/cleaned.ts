/** Text that a foreign system sent, made fit to be shown: one short printable line, no markup. */

/** Cuts at 80 characters; control characters, bidirectional overrides, half characters and angle brackets are removed, white space is folded. */
export const cleaned = (text: string, longest = 80): string => {
  const line = text
    .slice(0, 2_000)
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…` : line;
};
