import { createClient } from '@earful/client';
import type { Client } from '@earful/client';
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

export const submit = async (words = 'late', revision = 1, identity = stage.client.mint()) => {
  const submission = await stage.client.submit(identity, revision, content({ comment: words }));
  return { identity, ...submission, outcome: await submission.outcome };
};

export const records = () => [...stage.outbox.records.values()];
export const comments = () => stage.receiver.arrived.map(({ critique }) => critique.comment);
