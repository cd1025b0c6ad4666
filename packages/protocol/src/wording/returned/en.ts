import type { WordingState } from '../types.js';

/** What the list of messages says that came back to the customer, in English. */
export const returned = {
  title: 'Messages that came back',
  written: 'Written on {date}',
  invalid: 'It was not accepted.',
  tooLarge: 'It was too long.',
  tooOld: 'It could not be delivered in time.',
  sendNew: 'Send as a new message',
  copied: 'Copied',
} as const;

export const state: WordingState = { source: 'our own', reviewed: false };
