import type { Locale } from './locales.js';
import { locales } from './locales.js';

/** With the likely script: `zh-TW` is `zh-Hant`. Underscores are what some systems write. */
const likely = (tag: string): Intl.Locale => new Intl.Locale(tag.replaceAll('_', '-')).maximize();

/**
 * Which of our languages a BCP 47 tag asks for: the one of the same language and script, whatever the region, so `pt-PT` is
 * `pt-BR` and `zh-TW` is none, because it is not written in simplified characters.
 *
 * @returns undefined for a language we do not speak, and for what is no tag
 */
export const lookUp = (tag: string): Locale | undefined => {
  // The usual tags need none of this, and its first use takes a browser longer than all else of a page's start.
  const plain = /^(?!zh)([a-z]{2})([-_]([a-z]{2}|\d{3}))?$/i.exec(tag);
  if (plain) return locales.find((locale) => locale.startsWith(plain[1]!.toLowerCase()));
  try {
    const { language, script } = likely(tag);
    // Browsers take their time for this: only one of ours is looked at.
    return locales.find((locale) => locale.startsWith(language) && likely(locale).script === script);
  } catch {
    return undefined;
  }
};

/**
 * What a record by language holds for a visitor, closest first: their very tag, their language, the one of ours that they
 * see. Capitals do not count.
 */
export const entriesFor = <T>(record: Readonly<Record<string, T>>, tag: string): T[] => {
  const wanted = [tag, tag.split(/[-_]/)[0]!, lookUp(tag) ?? 'en'].map((one) => one.toLowerCase());
  const keys = Object.keys(record);
  return [...new Set(wanted)].flatMap((one) =>
    keys.filter((key) => key.toLowerCase() === one).map((key) => record[key]!),
  );
};
