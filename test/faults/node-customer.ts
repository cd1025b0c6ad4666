import type { Client, ClientOptions } from '@earful/client';
import { createClient } from '@earful/client';
import type { Noted } from './witness.js';
import type { Stage } from './stage.js';

/** A client without a page: its outbox is in memory. What it is given and what it tells goes into the ledger. */
export function nodeClient(
  { proxy, ledger }: Stage,
  endpoint = `${proxy.url}/earful`,
  more: Partial<ClientOptions> = {},
): Client {
  const client = createClient({ endpoint, ...more });
  const noted: Noted = { submitted: [], outcomes: [], faults: [], violations: [], shown: [] };
  ledger.noted.push(noted);
  client.onOutcome(({ critiqueId, revision }, outcome) => {
    const status = 'status' in outcome ? outcome.status : 200;
    noted.outcomes.push({ critiqueId, revision, state: outcome.state, status, atMs: Date.now() });
  });
  return {
    ...client,
    async submit(identity, revision, content) {
      noted.submitted.push({
        critiqueId: identity.critiqueId,
        revision,
        comment: content.comment ?? '',
        ...(content.withdrawn && { isWithdrawal: true }),
      });
      return client.submit(identity, revision, content);
    },
  };
}

/** What a client is given when only the words matter. */
export const contentOf = (comment: string) => ({
  touchpointId: 'checkout',
  origin: 'self' as const,
  surface: 'card' as const,
  locale: 'en',
  answerOrder: 'worstFirst' as const,
  disconfirmation: -1 as const,
  comment,
});
