import type { WordingState } from '../types.js';

/** What the list of messages says that came back to the customer or wait to be sent, in English. */
export const returned = {
  title: 'Messages that came back',
  /** Of the list where some of them still wait to be sent. */
  titleKept: 'Messages on this device',
  written: 'Written on {date}',
  invalid: 'It was not accepted.',
  tooLarge: 'It was too long.',
  tooOld: 'It could not be delivered in time.',
  sendNew: 'Send as a new message',
} as const;

export const state: WordingState = { source: 'our own', reviewed: false };
