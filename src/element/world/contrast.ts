/** Contrast as WCAG 2 reckons it, and the colours of a theme that have to stand out from each other. Pure. */

/** A colour in sRGB: red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Two colours by their names after `--makini-color-`, and the ratio that WCAG 2.2 AA wants between them. */
export interface ContrastPair {
  readonly front: string;
  readonly back: string;
  readonly needed: 3 | 4.5;
}

const words = ['text', 'muted', 'accent', 'success', 'warning', 'danger'];

/** The pairs that meet on the screens: what is read, the edges of fields, the focus ring. */
export const contrastPairs: readonly ContrastPair[] = [
  ...words.map((front) => ({ front, back: 'background', needed: 4.5 }) as const),
  { front: 'text', back: 'surface', needed: 4.5 },
  { front: 'muted', back: 'surface', needed: 4.5 },
  { front: 'on-accent', back: 'accent', needed: 4.5 },
  { front: 'border', back: 'background', needed: 3 },
  { front: 'focus', back: 'background', needed: 3 },
];

const linear = (channel: number): number => {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** The contrast ratio of two opaque colours, 1 to 21. */
export const ratioOf = (one: Rgb, other: Rgb): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
