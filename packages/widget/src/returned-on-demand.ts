import type { Client } from '@earful/client';
import type { PublicConfig } from '@earful/protocol';

/**
 * Looks for critiques that came back to the customer, from whichever page of the site, and fetches what shows them in the
 * launcher's menu only when there is one.
 */
export const watchReturned = (
  client: Client,
  config: PublicConfig,
  locale: string,
  launching: Promise<HTMLElement>,
): void => {
  let isShown = false;
  const look = async (): Promise<void> => {
    // In this order: two looks may be under way at once.
    if (!(await client.pending()).some(({ returned }) => returned) || isShown) return;
    isShown = true;
    const button = await launching;
    // Not fetched: the next page tries again.
    import('./returned.js').then((it) => it.showReturned(client, config, locale, button)).catch(() => {});
  };
  void look();
  client.onOutcome((_, { state }) => void (state === 'returned' && look()));
};
