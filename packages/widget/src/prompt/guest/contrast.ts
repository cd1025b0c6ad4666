/** Red, green, blue and opacity, each from 0 to 1, in sRGB. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * Reads a computed colour: `color(srgb …)`, the form that every `color-mix(in srgb, …)` is given in, or `rgb(…)`.
 * Undefined for anything else, such as the `rgba(0, 0, 0, 0)` of a background that is none.
 */
export const readColour = (computed: string): Colour | undefined => {
  const isMixed = computed.startsWith('color(srgb ');
  if (!isMixed && !computed.startsWith('rgb(')) return;
  const [red, green, blue, alpha = 1] = (computed.match(/-?\d*\.?\d+(e-?\d+)?/g) ?? []).map(Number);
  // What lies outside of sRGB is shown as the nearest colour inside of it.
  const part = (value = 0): number => Math.min(1, Math.max(0, isMixed ? value : value / 255));
  return [part(red), part(green), part(blue), alpha];
};

/** Relative luminance as WCAG 2.2 defines it, from 0 to 1. */
const luminance = ([red, green, blue]: Colour): number => {
  const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/** What is seen of a colour with opacity on an opaque one. */
const over = (top: Colour, under: Colour): Colour => {
  const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + under[index] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
};

const black: Colour = [0, 0, 0, 1];
const white: Colour = [1, 1, 1, 1];

/**
 * Contrast ratio as WCAG 2.2 defines it, from 1 to 21. Where the background lets the page shine through, nobody knows what
 * is behind it: then the worse of black and white counts.
 */
export const contrast = (text: Colour, background: Colour): number =>
  Math.min(
    ...[black, white].map((page) => {
      const ground = over(background, page);
      const [darker, lighter] = [luminance(over(text, ground)), luminance(ground)].sort((a, b) => a - b);
      return (lighter! + 0.05) / (darker! + 0.05);
    }),
  );

/** The best ratio that text can have on a background. */
export const bestOn = (background: Colour): number =>
  Math.max(contrast(black, background), contrast(white, background));

/** Black or white, whichever is read better: on an opaque background always at least 4.58. */
export const safeOn = (background: Colour): '#000' | '#fff' =>
  contrast(black, background) >= contrast(white, background) ? '#000' : '#fff';
