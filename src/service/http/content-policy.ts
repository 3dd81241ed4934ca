/** Content Security Policies of everything the service serves, in one place. All begin with nothing allowed. */
import { createHash } from 'node:crypto';

const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries({ 'default-src': "'none'", 'base-uri': "'none'", ...directives })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** What is no page: nothing loads, nothing frames it. */
export const dataPolicy = policy({ 'form-action': "'none'", 'frame-ancestors': "'none'" });

/** A page of words alone; only one that says that a frame has no client may be framed by anybody. */
export interface WordsPage {
  readonly style?: string;
  readonly forms?: boolean;
  readonly framed?: boolean;
}

const hashOf = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** No script at all, its one style sheet by hash, forms to the service alone and only where it has some. */
export const wordsPolicy = ({ style, forms = false, framed = false }: WordsPage): string =>
  policy({
    ...(style !== undefined && { 'style-src': hashOf(style) }),
    'form-action': forms ? "'self'" : "'none'",
    ...(!framed && { 'frame-ancestors': "'none'" }),
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  });

/** Who may frame a page with scripts, and what it takes from elsewhere. */
export interface ScriptedPage {
  readonly ancestors: readonly string[];
  readonly fonts?: readonly string[];
  readonly frames?: boolean;
  readonly forms?: boolean;
}

/** A page with the service's own scripts, whose markup comes from Lit's policy alone. */
export const scriptPolicy = ({ ancestors, fonts, frames = false, forms = false }: ScriptedPage): string =>
  policy({
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'self'",
    ...(fonts && { 'font-src': fonts.join(' ') }),
    ...(frames && { 'frame-src': "'self'" }),
    'form-action': forms ? "'self'" : "'none'",
    'frame-ancestors': ancestors.join(' '),
    'require-trusted-types-for': "'script'",
    'trusted-types': "lit-html 'allow-duplicates'",
  });
