import type { LocalizedText } from '@earful/protocol';

/** The customer's language of a text that the brand wrote; else its first one. */
export const localize = (text: LocalizedText, locale: string): string =>
  typeof text === 'string'
    ? text
    : (text[locale] ?? text[locale.split('-')[0]!] ?? text['en'] ?? Object.values(text)[0] ?? '');
