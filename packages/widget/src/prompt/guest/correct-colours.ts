import type { Report } from '../../faults/report.js';
import { bestOn, contrast, readColour, safeOn } from './contrast.js';
import type { Colour } from './contrast.js';

/** WCAG 2.2, 1.4.3 and 1.4.11: text, and what else must be told from its surroundings. */
const textRatio = 4.5;
const shapeRatio = 3;

/**
 * What is drawn on what, how well it must be told apart, which of the two gives way, and to what: without that to black or
 * white. A ground on itself is one that lets so much through that neither can be read on it.
 */
const pairs: readonly [drawn: string, ground: string, ratio: number, gives: string, instead?: string][] = [
  ['surface', 'surface', textRatio, 'surface', 'Canvas'],
  ['accent', 'accent', textRatio, 'accent', 'CanvasText'],
  ['text', 'surface', textRatio, 'text'],
  ['text', 'soft', textRatio, 'soft', 'var(--surface)'],
  ['text', 'checked', textRatio, 'checked', 'var(--surface)'],
  ['muted', 'surface', textRatio, 'muted', 'var(--text)'],
  ['danger', 'surface', textRatio, 'danger', 'var(--text)'],
  ['link', 'surface', textRatio, 'link', 'var(--text)'],
  ['line', 'surface', shapeRatio, 'line', 'var(--text)'],
  ['ring', 'surface', shapeRatio, 'ring', 'var(--text)'],
  ['on-accent', 'accent', textRatio, 'on-accent'],
];

/** Each gives way once. */
const names = pairs.map(([, , , gives]) => gives);

/** The property that a brand sets; some of ours follow from the accent. */
const property = (name: string): string => '--earful-' + (/link|ring|checked/.test(name) ? 'accent' : name);

/** A page is told once of each. */
const told = new Set<string>();

/**
 * Puts swatches of colours below `place`, in this order, whatever they are written in. All are there before the first is
 * read, so that styles are computed once for all of them: on a slow device each time is felt.
 */
const swatches = (place: Element, written: readonly string[]): HTMLElement => {
  const probe = document.createElement('i');
  for (const value of written) {
    const swatch = document.createElement('i');
    swatch.style.background = `color-mix(in srgb,${value},${value})`;
    probe.append(swatch);
  }
  place.append(probe);
  return probe;
};

/** The colour that the browser has computed; undefined where what is written is none. */
const read = (probe: HTMLElement, index: number): Colour | undefined =>
  readColour(getComputedStyle(probe.children[index]!).backgroundColor);

/**
 * Looks at the colours as the browser computes them below `place`, and names what cannot be read there.
 *
 * @returns declarations that put it right, empty when nothing is wrong. The brand's backgrounds stay; text on them becomes
 * black or white, whichever can be read.
 */
export const correctColours = (place: Element, report: Report): string => {
  // There the visitor's own colours are painted, whatever is written.
  if (matchMedia('(forced-colors: active)').matches) return '';
  const probe = swatches(
    place,
    names.map((name) => `var(--${name})`),
  );
  const colourOf = (name: string): Colour | undefined => read(probe, names.indexOf(name));
  for (const [drawn, ground, ratio, gives, instead] of pairs) {
    const top = colourOf(drawn);
    const under = colourOf(ground);
    const found = top && under && (drawn === ground ? bestOn(top) : contrast(top, under));
    if (found && found >= ratio) continue;
    probe.style.setProperty('--' + gives, instead ?? safeOn(under!));
    const path = property(gives);
    if (told.has(path)) continue;
    told.add(path);
    report(
      'contrast',
      path,
      found ? Math.floor(found * 10) / 10 : getComputedStyle(probe).getPropertyValue(path),
      ratio,
    );
  }
  probe.remove();
  return probe.style.cssText;
};

/** The launcher has its own few colours: a ground that lets the page through gives way, as do words and an edge that cannot be told. */
export const correctLauncherColours = (button: HTMLElement): void => {
  const { style } = (button.getRootNode() as ShadowRoot).host as HTMLElement;
  style.cssText = '';
  const probe = swatches(button, [
    'var(--earful-surface,Canvas)',
    'var(--earful-text,CanvasText)',
    'var(--earful-line,GrayText)',
  ]);
  const colourOf = (index: number): Colour => read(probe, index) ?? [0, 0, 0, 0];
  if (bestOn(colourOf(0)) < textRatio) style.setProperty('--earful-surface', 'Canvas');
  const ground = colourOf(0);
  if (contrast(colourOf(1), ground) < textRatio) style.setProperty('--earful-text', safeOn(ground));
  if (contrast(colourOf(2), ground) < shapeRatio) style.setProperty('--earful-line', 'var(--earful-text,CanvasText)');
  probe.remove();
};
