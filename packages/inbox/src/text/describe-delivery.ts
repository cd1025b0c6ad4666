import type { UndeliveredMessage } from '@earful/protocol';
import { deliveryStrings as words } from './strings-deliveries.js';

/** A text of this table, if it has one of that name. */
const known = (texts: object, name: string): string | undefined =>
  Object.hasOwn(texts, name) ? (texts as Record<string, string>)[name] : undefined;

/** `Webhook crm`. What a newer receiver knows stands as it was sent. */
export const describeDestination = (destination: string): string => {
  const [channel = '', ...name] = destination.split(':');
  const text = known(words.channel, channel);
  return text === undefined ? destination : words.to(text, name.join(':'));
};

/** What was to be told. */
export const describeMessage = ({ kind }: Pick<UndeliveredMessage, 'kind'>): string => known(words.kind, kind) ?? kind;

/** How an attempt ended, in words; a code that has none stands as it was sent. */
export const describeStatus = (status: string): string =>
  known(words.status, status) ?? (/^\d{3}$/.test(status) ? words.answered(status) : status);
