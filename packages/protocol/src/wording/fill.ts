import type { Plural } from './types.js';

/**
 * Puts values into the slots of a string. Where something is written from right to left, a value is kept together, so that
 * its neighbours do not turn it round.
 */
export const fill = (text: string, slots: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = slots[name];
    return value && /[\u0590-\u08ff]/.test(text + value) ? `\u2068${value}\u2069` : (value ?? slot);
  });

/** The form that goes with a number, with the number in its slot `{n}`. */
export const count = (forms: Plural, n: number, locale: string): string =>
  fill(forms[new Intl.PluralRules(locale).select(n)] ?? forms.other!, { n: new Intl.NumberFormat(locale).format(n) });
