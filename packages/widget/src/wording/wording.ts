import type { PublicConfig } from '@earful/protocol';
import type { Launcher } from '@earful/protocol/wording/launcher';
import { launcherFiles } from '@earful/protocol/wording/launcher';
import { entriesFor, lookUp } from '@earful/protocol/wording/look-up';

// Where the files of each language are, beside the look-up: the prompt has no byte to spare for them.
export { invitationsFiles } from '@earful/protocol/wording/invitations';
export { moreFiles } from '@earful/protocol/wording/more';
export { entriesFor, lookUp };

/** The texts, with those that the brand gave in place of them. Most brands give none, so the code for it is fetched. */
export const withOwn = async <T>(texts: T, { wording }: PublicConfig, tag: string, group?: string): Promise<T> =>
  wording ? (await import('@earful/protocol/wording/override')).override(texts, wording, tag, group) : texts;

/** What the launcher says to this visitor, and in which language. */
export const launcherWords = async (tag: string, config: PublicConfig): Promise<{ words: Launcher; lang: string }> => {
  const lang = lookUp(tag) ?? 'en';
  return { words: await withOwn(await launcherFiles[lang](), config, tag, 'launcher'), lang };
};

/** A day in words, as in "24 November", that stays on one line. Here because the prompt has no byte to spare for it either. */
export const day = (moment: string | number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(new Date(moment)).replaceAll(' ', '\xa0');
