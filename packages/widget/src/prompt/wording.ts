import { en } from './strings/en.js';
import type { Strings } from './strings/en.js';

/** Wording of one visitor: strings, and the tag that dates are written in. */
export interface Wording {
  strings: Strings;
  /** BCP 47, of the strings that are shown. */
  locale: string;
}

/** Strings for the visitor's language; English when there are none. Other languages are chunks of their own. */
export const loadWording = async (locale: string): Promise<Wording> => {
  if (/^pl\b/i.test(locale)) return { strings: (await import('./strings/pl.js')).pl, locale };
  return { strings: en, locale: /^en\b/i.test(locale) ? locale : 'en' };
};

/** Puts values into the slots of a string. */
export const fill = (text: string, slots: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);

/** A day in words, as in "24 November". */
export const day = (moment: string | number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(new Date(moment));
