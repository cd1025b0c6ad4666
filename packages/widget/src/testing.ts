import type { Client } from '@earful/client';
import { ignored } from './shared/storage.js';

/**
 * Puts this page into test mode: caps are neither kept nor obeyed, and the client sends nothing. Each method stands here by
 * name, so that none that is added later sends unnoticed. What would have been sent is written to the console.
 */
export const createTestClient = ({ endpoint, mint }: Client): Client => {
  for (const name of ['asked', 'rest', 'unanswered', 'cases']) ignored.add(name);
  return {
    endpoint,
    mint,
    async submit({ reference }, revision, content) {
      console.info('Earful, test mode. Not sent:', { reference, revision, ...content });
      // No attempt, so none that ends: the prompt must say neither "received" nor "saved". `kept` lets the draft go.
      return { kept: true, tried: new Promise(() => {}) };
    },
    flush: async () => {},
    pending: async () => [],
    remove: async () => {},
    onOutcome: () => () => {},
    start: () => () => {},
  };
};
