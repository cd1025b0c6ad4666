import type { Report } from '../report.js';
import { contrast, readColour, safeOn } from './contrast.js';
import type { Colour } from './contrast.js';

/** WCAG 2.2, 1.4.3 and 1.4.11: text, and what else must be told from its surroundings. */
const textRatio = 4.5;
const shapeRatio = 3;

/** What is drawn on what, how well it must be told apart, which of the two gives way, and to what. */
const pairs: readonly [drawn: string, ground: string, ratio: number, gives: string, instead?: string][] = [
  ['text', 'surface', textRatio, 'text'],
  ['text', 'soft', textRatio, 'soft', 'surface'],
  ['text', 'checked', textRatio, 'checked', 'surface'],
  ['muted', 'surface', textRatio, 'muted', 'text'],
  ['danger', 'surface', textRatio, 'danger', 'text'],
  ['link', 'surface', textRatio, 'link', 'text'],
  ['line', 'surface', shapeRatio, 'line', 'text'],
  ['ring', 'surface', shapeRatio, 'ring', 'text'],
  ['on-accent', 'accent', textRatio, 'on-accent'],
];

/** What is no colour at all, or lets so much through that nothing can be read on it, becomes the browser's own. */
const grounds = { surface: 'Canvas', accent: 'CanvasText' };

/** The property that a brand sets; some of ours follow from the accent. */
const property = (name: string): string => '--earful-' + (/link|ring|checked/.test(name) ? 'accent' : name);

/** A page is told once of each. */
const told = new Set<string>();

const computed = (probe: HTMLElement, value: string): Colour | undefined => {
  probe.style.color = `color-mix(in srgb,${value},${value})`;
  return readColour(getComputedStyle(probe).color);
};

/**
 * Looks at the colours as the browser computes them below `place`, whatever they are written in, and names what cannot
 * be read there.
 *
 * @returns declarations that put it right, empty when nothing is wrong. The brand's backgrounds stay; text on them becomes
 * black or white, whichever can be read.
 */
export const correct = (place: Element, report: Report): string => {
  // There the visitor's own colours are painted, whatever is written.
  if (matchMedia('(forced-colors: active)').matches) return '';
  const probe = document.createElement('i');
  place.append(probe);
  const written = getComputedStyle(probe);
  const values: Record<string, string> = {};
  const colourOf = (name: string): Colour | undefined => {
    const value = values[name] ?? written.getPropertyValue('--' + name).trim();
    return CSS.supports('color', value) ? computed(probe, value) : undefined;
  };
  const blame = (name: string, found: number | undefined, right: number): void => {
    const path = property(name);
    if (told.has(path)) return;
    told.add(path);
    report('contrast', path, found ? Math.floor(found * 10) / 10 : written.getPropertyValue(path), right);
  };
  for (const [name, own] of Object.entries(grounds)) {
    const colour = colourOf(name);
    const best = colour && contrast(computed(probe, safeOn(colour))!, colour);
    if (best && best >= textRatio) continue;
    values[name] = own;
    blame(name, best, textRatio);
  }
  for (const [drawn, ground, ratio, gives, instead] of pairs) {
    const under = colourOf(ground);
    const top = colourOf(drawn);
    const found = top && under && contrast(top, under);
    if (found && found >= ratio) continue;
    values[gives] = instead ? (values[instead] ?? `var(--${instead})`) : safeOn(under!);
    blame(gives, found, ratio);
  }
  probe.remove();
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');
};

/** The launcher has its own few colours: its words become black or white where they cannot be read. */
export const correctLauncher = (button: HTMLElement): void => {
  button.style.color = '';
  const { backgroundColor } = getComputedStyle(button);
  const probe = document.createElement('i');
  button.append(probe);
  const ground = computed(probe, backgroundColor);
  const text = computed(probe, 'currentcolor');
  probe.remove();
  if (ground && text && contrast(text, ground) < textRatio) button.style.color = safeOn(ground);
};
