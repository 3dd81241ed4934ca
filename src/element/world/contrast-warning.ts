/** Tells a developer in the console that a theme is hard to read. Loaded only where a page is developed. */
import type { FrameTheme } from '../../contract/index.ts';
import { contrastPairs, ratioOf } from './contrast.ts';
import type { Rgb } from './contrast.ts';

const told = new Set<string>();

/** Warns once per theme, in one sentence that names each property, the ratio found and the ratio needed. */
export const warnOfContrast = ({ properties }: FrameTheme): void => {
  const theme = JSON.stringify(properties);
  if (told.has(theme)) return;
  told.add(theme);
  const weak = weaknesses(properties);
  if (weak.length > 0)
    console.warn(`makini-connect: this theme is hard to read: ${weak.join('; ')} (WCAG 2.2 AA).`);
};

/** Each pair that is too weak, in words; a background that cannot be told (a picture) is not judged. */
const weaknesses = (properties: FrameTheme['properties']): string[] => {
  const colour = (name: string): string =>
    properties[`--makini-color-${name}` as keyof FrameTheme['properties']] ?? 'transparent';
  return contrastPairs.flatMap(({ front, back, needed }) => {
    const [behind, before] = painted(colour(back), colour(front));
    if (!behind || !before) return [];
    const ratio = Math.floor(ratioOf(before, behind) * 100) / 100;
    if (ratio >= needed) return [];
    return `--makini-color-${front} on --makini-color-${back} has a contrast of ${ratio}:1 and needs ${needed}:1`;
  });
};

/** Two colours as they come out one upon the other, whatever notation they are in; none where the lower one is clear. */
const painted = (...colours: readonly [string, string]): readonly Rgb[] => {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const seen = colours.map((colour) => {
    if (!pen) return undefined;
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
    return alpha === 255 ? ([red, green, blue] as const) : undefined;
  });
  return seen.flatMap((each) => (each ? [each] : []));
};
