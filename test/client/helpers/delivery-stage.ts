import { createClient } from '@earful/client';
import type { Client, Outcome, Submission } from '@earful/client';
import { afterEach, beforeEach } from 'vitest';
import { content } from './content.js';
import { createMemoryOutbox } from './memory-outbox.js';
import { startReceiver } from './receiver.js';
import type { Receiver } from './receiver.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What a test of delivery plays with: a real receiver, an outbox to look into, a clock to set. New for each test. */
export interface Stage {
  receiver: Receiver;
  outbox: ReturnType<typeof createMemoryOutbox>;
  clock: number;
  client: Client;
}

export const stage = {} as Stage;

/** Another client of the same receiver, over the same outbox. */
export const newClient = (changes: Partial<Parameters<typeof createClient>[0]> = {}) =>
  createClient({ endpoint: stage.receiver.endpoint, outbox: stage.outbox, now: () => stage.clock, ...changes });

/** Sets the stage before each test of the file that calls it. */
export const useStage = (): void => {
  beforeEach(async () => {
    stage.receiver = await startReceiver();
    stage.outbox = createMemoryOutbox();
    stage.clock = Date.UTC(2026, 2, 1, 12);
    stage.client = newClient();
  });
  afterEach(() => stage.receiver.close());
};

/** Waits for the first round of sending, and says what the client told of this submission meanwhile. */
export const told = async (client: Client, submitting: Promise<Submission>) => {
  const news: Outcome[] = [];
  const stop = client.onOutcome((_, outcome) => news.push(outcome));
  const { kept, tried } = await submitting;
  await tried;
  stop();
  return { kept, outcome: news[0] };
};

export const submit = async (words = 'late', revision = 1, identity = stage.client.mint()) => ({
  identity,
  ...(await told(stage.client, stage.client.submit(identity, revision, content({ comment: words })))),
});

export const records = () => [...stage.outbox.records.values()];
export const comments = () => stage.receiver.arrived.map(({ critique }) => critique.comment);
