import type { Client } from './client.js';
import { parse } from './natives.js';
import type { OutboxRecord } from './outbox.js';

/**
 * The customer's own words in a record: what was experienced, how it should have been, what would put it right,
 * with an empty line between.
 */
export const wordsOf = ({ body }: Pick<OutboxRecord, 'body'>): string => {
  const { comment, expectedText, remedyText } = parse(body);
  return [comment, expectedText, remedyText].filter(Boolean).join('\n\n');
};

/** Deletes every revision of a critique that waits on this device, as the customer asked. */
export const discard = async (client: Pick<Client, 'pending' | 'remove'>, critiqueId: string): Promise<void> => {
  for (const record of await client.pending()) if (record.critiqueId === critiqueId) await client.remove(record.key);
};
