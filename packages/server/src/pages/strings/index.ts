import type { PublicConfig } from '@earful/protocol';
import type { Locale } from '@earful/protocol/wording/locales';
import { locales } from '@earful/protocol/wording/locales';
import { lookUp } from '@earful/protocol/wording/look-up';
import type { More } from '@earful/protocol/wording/more';
import { moreFiles } from '@earful/protocol/wording/more';
import { override } from '@earful/protocol/wording/override';
import type { Prompt } from '@earful/protocol/wording/prompt';
import { promptFiles } from '@earful/protocol/wording/prompt';
import type { PageWords } from './page-words.js';

/** What the customer pages say, in one language. */
export interface Strings extends PageWords {
  /** Tag of the language, for `lang`, `Content-Language`, and for dates. */
  tag: Locale;
  dir: 'ltr' | 'rtl';
  /** The same words as on the page where the critique was written. */
  prompt: Prompt;
  more: More;
  /** By the number that travels: `-2` to `2`. */
  comparisons: Record<string, string>;
  /** `1` to `4`. */
  severities: Record<string, string>;
}

const pageFiles: Readonly<Record<Locale, () => Promise<{ page: PageWords }>>> = {
  en: () => import('./en.js'),
  pl: () => import('./pl.js'),
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
  es: () => import('./es.js'),
  it: () => import('./it.js'),
  'pt-BR': () => import('./pt-br.js'),
  nl: () => import('./nl.js'),
  cs: () => import('./cs.js'),
  uk: () => import('./uk.js'),
  tr: () => import('./tr.js'),
  ar: () => import('./ar.js'),
  ja: () => import('./ja.js'),
  'zh-Hans': () => import('./zh-hans.js'),
};

const numbered = (texts: readonly string[], first: number): Record<string, string> =>
  Object.fromEntries(texts.map((text, index) => [first + index, text]));

const withNumbers = (words: Omit<Strings, 'comparisons' | 'severities'>): Strings => ({
  ...words,
  comparisons: numbered(words.prompt.answers, -2),
  severities: numbered(words.prompt.severities, 1),
});

async function read(tag: Locale): Promise<Strings> {
  const [{ page }, prompt, more] = await Promise.all([pageFiles[tag](), promptFiles[tag](), moreFiles[tag]()]);
  return withNumbers({ ...page, tag, dir: tag === 'ar' ? 'rtl' : 'ltr', prompt, more });
}

// Read with the module, so that no page waits for its words.
const all = new Map(await Promise.all(locales.map(async (tag) => [tag, await read(tag)] as const)));

/**
 * The language of the wording that the customer saw, as far as we speak it; else English.
 *
 * @param locale BCP 47, hostile text included.
 * @param wording The brand's own texts, by language and key. Those of these pages have `page` before their key.
 */
export function stringsFor(locale: string, wording?: PublicConfig['wording']): Strings {
  const strings = all.get(lookUp(locale) ?? 'en')!;
  if (!wording) return strings;
  const { tag, dir, prompt, more, comparisons: _, severities: __, ...page } = strings;
  return withNumbers({
    ...override<PageWords>(page, wording, locale, 'page'),
    tag,
    dir,
    prompt: override(prompt, wording, locale),
    more: override(more, wording, locale),
  });
}
