// Takes the white space out of the templates of the element and the pages: minifiers leave what is inside a template
// literal alone, and styles and markup are a good part of what a page loads.
import ts from 'typescript';
import type { Plugin } from 'vite';

/** White space in markup collapses to one space, which is what a browser makes of it; it never vanishes altogether. */
const markup = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

/** Comments go, and every space that CSS does not need; those around combinators and operators stay, and what is quoted. */
const styles = (text: string): string =>
  text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .split(/("[^"]*"|'[^']*')/)
    .map((part, at) => (at % 2 === 1 ? part : bare(part)))
    .join('');

const bare = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}');

const languages: Record<string, (text: string) => string> = { css: styles, html: markup, svg: markup };

/** The source text with the tagged templates `css`, `html` and `svg` made small; what is substituted stays as it is. */
export function minifyTemplates(file: string, code: string): string {
  const edits: { start: number; end: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const small = ts.isTaggedTemplateExpression(node) ? languages[node.tag.getText()] : undefined;
    if (small && ts.isTaggedTemplateExpression(node)) edits.push(...piecesOf(node.template, code, small));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

function piecesOf(template: ts.TemplateLiteral, code: string, small: (text: string) => string) {
  const pieces: ts.Node[] = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  return pieces.map((piece) => {
    const start = piece.getStart() + 1; // after ` or }
    const end = piece.getEnd() - (code.slice(piece.getStart(), piece.getEnd()).endsWith('${') ? 2 : 1);
    return { start, end, text: small(code.slice(start, end)) };
  });
}

/** Vite's part of it: only this package's own sources. */
export const templateMinifier: Plugin = {
  name: 'template-minifier',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/(element|pages)\/.*\.ts$/.test(id)) return undefined;
    return { code: minifyTemplates(id, code), map: null };
  },
};
