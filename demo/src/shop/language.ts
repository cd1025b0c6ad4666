/** The languages of the shop. The page's `lang` is what Earful follows. */
export type Language = 'en' | 'pl';

/** One text per language. */
export type Localized = Record<Language, string>;

/** BCP 47 tags for documents and formats. */
export const tagOf: Localized = { en: 'en-GB', pl: 'pl' };

const languages: readonly Language[] = ['en', 'pl'];

/**
 * The language of a request: the switch in the address, else the cookie, else what the browser prefers.
 *
 * @param asked value of `?lang=`
 * @param remembered value of the cookie
 * @param preferred the Accept-Language header
 */
export function chooseLanguage(asked?: string, remembered?: string, preferred = ''): Language {
  const known = [asked, remembered].find((value) => languages.includes(value as Language));
  if (known) return known as Language;
  const first = preferred
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((tag) => languages.includes(tag as Language));
  return (first as Language | undefined) ?? 'en';
}
