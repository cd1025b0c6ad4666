import type { Client, OutboxRecord } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';

/** Something that the customer sees: it came back, or it could not be sent at once. */
export const isLeft = ({ returned, tries }: OutboxRecord): boolean => !!returned || tries > 0;

/**
 * Looks for critiques that came back to the customer, or that wait, from whichever page of the site, and fetches what shows
 * them in the launcher's menu only when there is one, or when one was on its way: the next may have to wait without a network.
 * Where the site has no launcher, it is put there for what came back.
 */
export const watchReturned = (
  client: Client,
  config: PublicConfig,
  locale: string,
  hasLauncher: boolean,
  launch: () => Promise<HTMLElement>,
): void => {
  let isShown = false;
  const look = async (isUnderway?: boolean): Promise<void> => {
    // In this order: two looks may be under way at once.
    const isReason = hasLauncher ? isLeft : (one: OutboxRecord) => one.returned;
    if (!(isUnderway || (await client.pending()).some(isReason)) || isShown) return;
    isShown = true;
    const button = await launch();
    // Not fetched: the next news, or the next page, tries again.
    import('./returned.js')
      .then((it) => it.showReturned(client, config, locale, button))
      .catch(() => (isShown = false));
  };
  void look();
  client.onOutcome(() => void look(hasLauncher));
};
