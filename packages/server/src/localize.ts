import type { LocalizedText } from '@earful/protocol';

/** In the language a brand wrote first: what staff read. */
export function firstText(text: LocalizedText): string {
  return typeof text === 'string' ? text : (Object.values(text)[0] ?? '');
}

/** In the reader's language if the brand has it (`pl-PL`, then `pl`), else in English, else in the brand's first. */
export function textFor(text: LocalizedText, locale: string): string {
  if (typeof text === 'string') return text;
  const wanted = [locale.toLowerCase(), locale.toLowerCase().split('-')[0], 'en'];
  const entries = Object.entries(text).map(([tag, value]) => [tag.toLowerCase(), value] as const);
  for (const tag of wanted) {
    const found = entries.find(([one]) => one === tag);
    if (found) return found[1];
  }
  return firstText(text);
}
