import type { LocalizedText } from '@earful/protocol';
import { entriesFor } from '@earful/protocol/wording/look-up';

/** In the language a brand wrote first: what staff read. */
export function firstText(text: LocalizedText): string {
  return typeof text === 'string' ? text : (Object.values(text)[0] ?? '');
}

/** In the reader's language if the brand has it (`pl-PL`, then `pl`), else in English, else in the brand's first. */
export function textFor(text: LocalizedText, locale: string): string {
  return typeof text === 'string'
    ? text
    : ([...entriesFor(text, locale), ...entriesFor(text, 'en')][0] ?? firstText(text));
}
