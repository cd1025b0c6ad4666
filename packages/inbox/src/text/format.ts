import { strings } from './strings.js';

const { lang } = strings;
const number = new Intl.NumberFormat(lang);
const oneDigit = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });

/** A count, with separators. */
export const formatCount = (value: number): string => number.format(value);

/** An estimate: whole from 10 on, one digit below. */
export const formatEstimate = (value: number): string =>
  (value < 10 ? oneDigit : number).format(value < 10 ? value : Math.round(value));

/** A share from 0 to 1 as whole percent, without the sign. */
export const formatPercent = (share: number): string => number.format(Math.round(share * 100));

/** Day and time in the reader's own time zone: `22 Nov 2026, 19:12`. */
export const formatMoment = (iso: string, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));

/** Day only: `22 Nov 2026`. */
export const formatDay = (iso: string, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone }).format(new Date(iso));

/** A date whose year is clear from the context: `22 Nov`. */
export const formatShortDay = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date));

/** Names of the days, Monday first. */
export const weekdayNames = (style: 'long' | 'short'): string[] => {
  const format = new Intl.DateTimeFormat('en-GB', { weekday: style, timeZone: 'UTC' });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(new Date((4 + day) * 86_400_000)));
};

/** The name of a language tag, with the tag, because two customers' "Portuguese" may differ: `Polish (pl)`. */
export const formatLocale = (tag: string): string => {
  try {
    const name = new Intl.DisplayNames([lang], { type: 'language', fallback: 'none' }).of(tag);
    return name ? `${name} (${tag})` : tag;
  } catch {
    return tag;
  }
};
