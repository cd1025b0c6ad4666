import type { PublicConfig } from '@earful/protocol';
import type { Locale } from '@earful/protocol/wording/locales';
import { lookUp } from '@earful/protocol/wording/look-up';
import type { More } from '@earful/protocol/wording/more';
import { override } from '@earful/protocol/wording/override';
import type { Prompt } from '@earful/protocol/wording/prompt';
import * as ar from './ar.js';
import * as cs from './cs.js';
import * as de from './de.js';
import * as en from './en.js';
import * as es from './es.js';
import * as fr from './fr.js';
import * as it from './it.js';
import * as ja from './ja.js';
import * as nl from './nl.js';
import type { PageWords } from './page-words.js';
import * as pl from './pl.js';
import * as ptBr from './pt-br.js';
import * as tr from './tr.js';
import * as uk from './uk.js';
import * as zhHans from './zh-hans.js';

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

const numbered = (texts: readonly string[], first: number): Record<string, string> =>
  Object.fromEntries(texts.map((text, index) => [first + index, text]));

const withNumbers = (words: Omit<Strings, 'comparisons' | 'severities'>): Strings => ({
  ...words,
  comparisons: numbered(words.prompt.answers, -2),
  severities: numbered(words.prompt.severities, 1),
});

interface Words {
  page: PageWords;
  prompt: Prompt;
  more: More;
}

const read = (tag: Locale, { page, prompt, more }: Words): Strings =>
  withNumbers({ ...page, tag, dir: tag === 'ar' ? 'rtl' : 'ltr', prompt, more });

// Imports that do not wait: a page has its words at once, and CommonJS can require the package.
const all: Readonly<Record<Locale, Strings>> = {
  en: read('en', en),
  pl: read('pl', pl),
  de: read('de', de),
  fr: read('fr', fr),
  es: read('es', es),
  it: read('it', it),
  'pt-BR': read('pt-BR', ptBr),
  nl: read('nl', nl),
  cs: read('cs', cs),
  uk: read('uk', uk),
  tr: read('tr', tr),
  ar: read('ar', ar),
  ja: read('ja', ja),
  'zh-Hans': read('zh-Hans', zhHans),
};

/**
 * The language of the wording that the customer saw, as far as we speak it; else English.
 *
 * @param locale BCP 47, hostile text included.
 * @param wording The brand's own texts, by language and key. Those of these pages have `page` before their key.
 */
export function stringsFor(locale: string, wording?: PublicConfig['wording']): Strings {
  const strings = all[lookUp(locale) ?? 'en'];
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
