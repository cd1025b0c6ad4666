import type { PublicConfig } from '@earful/protocol';
import { directions, fill } from '@earful/protocol/wording/fill';
import type { Invitations } from '@earful/protocol/wording/invitations';
import type { Locale } from '@earful/protocol/wording/locales';
import type { More } from '@earful/protocol/wording/more';
import type { Prompt } from '@earful/protocol/wording/prompt';
import { promptFiles } from '@earful/protocol/wording/prompt';
import { entriesFor, invitationsFiles, lookUp, moreFiles, withOwn } from './wording.js';

export { directions, fill };

/** Words of the openings other than critique. */
export type Openings = Pick<Invitations, 'neutral' | 'praise'>;

/** Those of `More` and `Openings` are there when something in the configuration shows them. */
export type Strings = Prompt & More & Openings;

/** Wording of one visitor. */
export interface Wording {
  strings: Strings;
  /** BCP 47, of the strings that are shown; dates and numbers are written in it. */
  locale: string;
  dir: 'ltr' | 'rtl';
  /** English, because the visitor's language could not be fetched. */
  isStandIn: boolean;
}

/** A language that only the brand speaks: it has given its own words for it. */
const ownLanguage = ({ wording = {} }: PublicConfig, tag: string): string | undefined =>
  Object.keys(wording).find((key) => /^[a-z]{2,3}$/i.test(key) && tag.toLowerCase().startsWith(key.toLowerCase()));

/**
 * Wording for a visitor: their language if we speak it, else English, in the brand's tone and with its own texts.
 *
 * @throws when neither their language nor English can be fetched
 */
export const loadWording = async (tag: string, config: PublicConfig): Promise<Wording> => {
  const { brand, experiment, touchpoints, triggers } = config;
  const tone = typeof brand.tone === 'object' ? entriesFor(brand.tone, tag)[0] : brand.tone;
  const isVaried = experiment?.opening || triggers?.some(({ signal }) => signal === 'sample');
  const isToned = tone === 'warm' || tone === 'formal';
  /** Perhaps parts beyond the usual ones; causes that are named by their code alone. */
  const hasMore = touchpoints.some((one) => 'details' in one || one.causes?.some((it) => typeof it === 'string'));

  const read = async (locale: Locale): Promise<Strings> => {
    const [prompt, more, invitations] = await Promise.all([
      promptFiles[locale](),
      hasMore || brand.retention ? moreFiles[locale]() : undefined,
      isVaried || isToned ? invitationsFiles[locale]() : undefined,
    ]);
    return { ...prompt, ...more, ...invitations, ...(isToned && invitations?.[tone]) } as Strings;
  };

  const spoken = lookUp(tag);
  let isStandIn = false;
  const built = await read(spoken ?? 'en').catch(() => {
    isStandIn = true;
    return read('en');
  });
  const strings = await withOwn(built, config, tag);
  const locale = (isStandIn ? undefined : spoken ? tag.replaceAll('_', '-') : ownLanguage(config, tag)) ?? 'en';
  return {
    strings,
    locale,
    dir: /^(ar|dv|fa|he|ps|sd|ug|ur|yi)\b/i.test(locale) ? 'rtl' : 'ltr',
    isStandIn,
  };
};
