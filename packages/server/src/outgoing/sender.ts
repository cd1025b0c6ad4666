import type { Destination } from './destinations.js';
import type { CaseMessage, ListMessage } from './facts.js';
import { createMailer } from './mail.js';
import { messageLines } from './message-lines.js';
import type { Outcome, Post } from './post.js';
import { createSlack } from './slack.js';
import { createTeams } from './teams.js';
import { createWebhook } from './webhook.js';

interface Means {
  post: Post;
  now: () => number;
  /** Ends every mail under way; posting ends by itself. */
  stop: AbortSignal;
}

/** Brings one message to one destination, in its own form. Never throws: what went wrong is in the outcome. */
export type Sender = (id: string, message: CaseMessage | ListMessage) => Promise<Outcome>;

export function createSender(destination: Destination, { post, now, stop }: Means): Sender {
  const { kind, words, url } = destination;
  if (kind === 'webhook') {
    const { secrets } = destination;
    const send = createWebhook({ url, secrets, words, post, now });
    return async (id, message) =>
      message.kind === 'list' ? { delivered: false, status: 'no list' } : send(id, message);
  }
  if (kind === 'mail') {
    const { from = '', to = '' } = destination;
    const send = createMailer(url, from, stop);
    return (id, message) => send(id, to, messageLines(message, words));
  }
  const send = kind === 'slack' ? createSlack(url, post) : createTeams(url, post);
  return (_, message) => send(messageLines(message, words));
}
