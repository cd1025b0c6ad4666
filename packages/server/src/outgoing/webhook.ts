import { Webhook } from 'standardwebhooks';
import type { CaseMessage } from './facts.js';
import type { Outcome, Post } from './post.js';

/** Largest body, in bytes. */
const maxBytes = 20_000;

interface WebhookOptions {
  url: string;
  /** One, or two while one replaces the other. */
  secrets: readonly string[];
  /** Also what the customer wrote. */
  words: boolean;
  post: Post;
  /** Clock, in milliseconds since 1970. */
  now: () => number;
}

const types = {
  received: 'critique.received',
  revised: 'critique.revised',
  acknowledged: 'case.acknowledged',
  replied: 'case.replied',
  urgent: 'critique.urgent',
} as const;

/** What the customer wrote; left out whole where it is too long. */
function wordsOf({ critique }: CaseMessage['facts']) {
  const { comment, expectedText, remedyText } = critique;
  const words = { comment, expectedText, remedyText };
  return Object.values(words).some((one) => one !== undefined) ? words : undefined;
}

/** The body of one message: ids and answers, and words only where they are asked for. Of what was taken back, its names. */
function webhookBody({ kind, at, facts }: CaseMessage, words: boolean): string {
  const { summary, link } = facts;
  const { caseId, critiqueId, reference, touchpointId } = summary;
  const names = { caseId, critiqueId, reference, touchpointId };
  const write = (type: string, data: object) => JSON.stringify({ type, timestamp: at, data });
  if (summary.withdrawnAt !== undefined) return write('critique.withdrawn', { ...names, at: summary.withdrawnAt });
  const { revision, state, origin, disconfirmation, severity, replyWanted, readBy, answerBy } = summary;
  const data = { ...names, revision, state, origin, disconfirmation, severity, replyWanted, readBy, answerBy, link };
  const own = words ? wordsOf(facts) : undefined;
  const text = write(types[kind], own ? { ...data, words: own } : data);
  return Buffer.byteLength(text) <= maxBytes ? text : write(types[kind], { ...data, wordsLeftOut: true });
}

/**
 * Sends by the rules of Standard Webhooks: the exact bytes are signed together with the id and a fresh time, once with
 * each secret.
 */
export function createWebhook({ url, secrets, words, post, now }: WebhookOptions) {
  const signers = secrets.map((secret) => new Webhook(secret));
  return (id: string, message: CaseMessage): Promise<Outcome> => {
    const body = webhookBody(message, words);
    const time = new Date(now());
    return post(url, {
      body,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(time.getTime() / 1_000)),
        'webhook-signature': signers.map((signer) => signer.sign(id, time, body)).join(' '),
      },
    });
  };
}
