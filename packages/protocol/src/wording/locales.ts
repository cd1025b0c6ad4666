/** Languages that Earful speaks, as BCP 47 tags. Imports nothing, so that browser code may take it. */
export const locales = [
  'en',
  'pl',
  'de',
  'fr',
  'es',
  'it',
  'pt-BR',
  'nl',
  'cs',
  'uk',
  'tr',
  'ar',
  'ja',
  'zh-Hans',
] as const;
export type Locale = (typeof locales)[number];

/** Plural forms that each language has in whole numbers and fractions (CLDR); a test compares them with `Intl.PluralRules`. */
export interface PluralForms {
  en: 'one' | 'other';
  pl: 'one' | 'few' | 'many' | 'other';
  de: 'one' | 'other';
  fr: 'one' | 'many' | 'other';
  es: 'one' | 'many' | 'other';
  it: 'one' | 'many' | 'other';
  'pt-BR': 'one' | 'many' | 'other';
  nl: 'one' | 'other';
  cs: 'one' | 'few' | 'many' | 'other';
  uk: 'one' | 'few' | 'many' | 'other';
  tr: 'one' | 'other';
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  ja: 'other';
  'zh-Hans': 'other';
}
