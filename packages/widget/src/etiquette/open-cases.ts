import { maxOutboxDays } from '@earful/protocol/limits';
import { keep } from '../shared/storage.js';
import type { NotedCase } from './caps.js';
import { notedCases } from './caps.js';

/**
 * Does this customer wait for an answer? Asks the receiver about each noted case and forgets those that are closed.
 * Without an answer from it, a case counts as open: better not to ask once too often. One that it does not know may still
 * be in the outbox, and counts for as long as it may be there.
 */
export const hasOpenCase = async (endpoint: string, now = Date.now): Promise<boolean> => {
  const isOpen = async ([reference, secret, at]: NotedCase): Promise<boolean> => {
    try {
      const answer = await fetch(endpoint + '/v1/status', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify({ reference, secret }),
        credentials: 'omit',
      });
      const { earful, open, code } = (await answer.json()) as Record<string, unknown>;
      return earful !== 1 || (code === 'not-found' ? now() - at < maxOutboxDays * 86_400_000 : open !== false);
    } catch {
      return true;
    }
  };
  const cases = notedCases();
  const answers = await Promise.all(cases.map(isOpen));
  const open = cases.filter((_, index) => answers[index]);
  keep('localStorage', 'cases', open[0] ? open : undefined);
  return !!open[0];
};
