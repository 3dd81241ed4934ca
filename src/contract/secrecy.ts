/** What is not written where people read it: one rule, for a page while somebody types and for the service, which judges. */

/** Each repetition is bounded: a text may be made to be slow. */
const telling: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/,
  /\beyJ[\w-]{10,2000}\.[\w-]{10}/,
  // A word for it and what it is: in a sentence, a query, a header, a connection string, JSON.
  /(?:passw(?:or[dt]|d)|passphrase|\bpwd?|secret|token|(?:api|access|account)[-_ ]?key|\bkennwort|mot de passe|contraseña|\bclave|كلمة (?:المرور|السر))["'”»]?\s{0,20}(?:=\s{0,20}["'{“«]?[^\s"'&;]|:\s{0,20}["'“«]?[^\s"'”»]{4})/iu,
  /"\w{0,40}(?:password|passwd|pwd|secret|token|apikey)"\s{0,20}:\s{0,20}"[^"]/i,
  /"(?:cs|sask)"\s{0,20}:\s{0,20}"[^"]/,
  /\bauthorization["']?\s{0,20}[:=]\s{0,20}["']?(?:(?:basic|bearer|digest|token)\s{1,20}\S{4}|[^\s"']{8})/i,
  /[?&](?:key|code|sig|signature)=[^&\s]{20}/i,
  /\b(?:gh[pousr]_|github_pat_|sk-|sk_live_|xox[abpors]-|AKIA|glpat-|shpat_|shpss_)[\w-]{10}/,
  // Beside its user: in an address, in one of Oracle's, in a command.
  /:\/\/[^\s/?#:]{0,200}:(?!\d{1,5}\/)[^\s?#]{1,200}@/,
  /:thin:[^\s/@]{1,200}\/[^\s@]{1,200}@/i,
  /\s(?:-u|--user)[\s=]{0,20}["']?[^\s:"']{1,200}:[^\s"']/,
  // A person's own session, as browsers copy it.
  /(?:\bcookie["']?:|\s-b|\s--cookie)[\s=]{0,20}\$?["']?[^\s=]{1,200}=[^\s;"']{4}/i,
  /--oauth2-bearer[\s=]{1,20}["']?\S{4}/,
];

/** As long and as mixed as no name is. */
const opaque = /^(?=(?:\D{0,200}\d){5})(?=\S{0,200}[A-Za-z])[\w+/=~-]{32,}$/;

/** What is longer is nobody's name, address or note. */
const mostRead = 10_000;

/** Whether a text looks, in its first ten thousand letters, as if it held what nobody should see: a password, a key, a token. */
export const looksSecret = (text: string): boolean => {
  const read = text.slice(0, mostRead);
  return (
    telling.some((pattern) => pattern.test(read)) ||
    read.split(/[\s,;"'()<>]+/).some((word) => opaque.test(word))
  );
};
