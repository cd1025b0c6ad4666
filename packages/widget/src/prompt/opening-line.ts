import type { Ask } from '../etiquette/ask.js';
import { directions, fill } from '../wording/load-wording.js';
import { localize } from '../wording/localize.js';

/** A title that fills the sheet would hide the answers: sixty characters of a fact are enough. */
const tooLong = /^(.{60}).+/su;

/**
 * The line that names what happened, with facts in its slots as far as the configuration lists them. When one is not there,
 * the line without; when there is none either, an empty text.
 */
export const openingLine = ({ says, saysWithout, variables, facts }: Ask, locale: string): string => {
  const line = says ? localize(says, locale) : '';
  if (!variables) return line;
  const slots: Record<string, string> = {};
  for (const [, name] of line.matchAll(/\{(\w+)\}/g)) {
    const fact = variables.includes(name!) ? facts?.[name!] : undefined;
    const text =
      typeof fact === 'number'
        ? fact.toLocaleString(locale, { useGrouping: false })
        : typeof fact === 'string'
          ? fact.replace(directions, '').trim().replace(tooLong, '$1…')
          : '';
    slots[name!] = text;
  }
  if (Object.values(slots).every(Boolean)) return fill(line, slots);
  return saysWithout ? localize(saysWithout, locale) : '';
};
