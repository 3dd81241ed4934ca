/** Whether a path stays where the connection was made: judged as it is written and as anybody could decode it. Pure. */

/** What a path may be written with (RFC 3986 section 3.3), slashes between. No backslash, no `?`, no `#`, no space, no line break. */
const written = /^[\w\-.~!$&'()*+,;=:@%/]*$/;

/** Every percent sign begins an escape. */
const escapes = /%(?![0-9a-f]{2})/i;

/** What nobody means: control characters, and the backslash that some servers take for a slash. */
const hidden = /[\u0000-\u001f\u007f\\]/;

/** Times that a path may be encoded within itself. */
const layers = 3;

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};

/** `..;jsessionid=1` is `..` for some servers. */
const climbs = (segment: string): boolean => /^\.{1,2}(?:;|$)/.test(segment);

/** Some servers take a full-width dot or slash for a plain one. */
const isPlain = (text: string): boolean => {
  const folded = text.normalize('NFKC');
  return !hidden.test(folded) && !folded.split('/').some(climbs);
};

/** Decodes until nothing changes; what is encoded more often than anybody does is refused. */
const staysPlain = (text: string, left = layers): boolean => {
  if (!isPlain(text)) return false;
  const next = decoded(text);
  // A percent sign that was written as an escape, and begins none itself.
  if (next === undefined) return !/%[0-9a-f]{2}/i.test(text);
  if (next === text) return true;
  return left > 0 && staysPlain(next, left - 1);
};

/** The path with its slash in front; undefined for one that leads elsewhere, or could. */
export const judgedPath = (path: string): string | undefined => {
  const whole = path.startsWith('/') ? path : `/${path}`;
  if (!written.test(whole) || escapes.test(whole) || whole.includes('//')) return undefined;
  return staysPlain(whole) ? whole : undefined;
};
