import type { Plural } from './types.js';

/** Marks that turn the direction of what follows: a value may not reach beyond its own slot. */
export const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Puts values into the slots of a string. Where something is written from right to left, a value is kept together, so that
 * its neighbours do not turn it round.
 */
export const fill = (text: string, slots: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = slots[name]?.replace(directions, '');
    return value && /[\u0590-\u08ff]/.test(text + value) ? `\u2068${value}\u2069` : (value ?? slot);
  });

/** The form that goes with a number, with the number in its slot `{n}`. */
export const count = (forms: Plural, n: number, locale: string): string =>
  (forms[new Intl.PluralRules(locale).select(n)] ?? forms.other!).replace(
    '{n}',
    new Intl.NumberFormat(locale).format(n),
  );
