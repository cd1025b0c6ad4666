import type { WordingState } from '@earful/protocol/wording/types';

export { more } from '@earful/protocol/wording/more/en';
export { prompt } from '@earful/protocol/wording/prompt/en';

/** What the pages of the receiver say, in English: the model that every other language follows. */
export const page = {
  title: 'Your message',
  heading: 'Your message {ref}',
  states: {
    received: {
      name: 'Received',
      meaning: 'It has arrived and waits to be read by a person.',
    },
    acknowledged: {
      name: 'Read',
      meaning: 'A person has read it and is dealing with it.',
    },
    answered: {
      name: 'Answered',
      meaning: 'There is an answer for you below.',
    },
  },
  received: 'Received',
  about: 'About',
  reader: 'Who reads it',
  readBy: 'Read by',
  readAt: 'Read',
  answerBy: 'Answered by',
  yourWords: 'What you told us',
  comparison: 'Compared with what you expected',
  severity: 'How much it matters to you',
  happened: 'In your own words',
  should: 'How it should have been',
  remedy: 'What would put it right',
  noWords: 'You left no words, and none are needed.',
  /** Card numbers and the like in what they wrote; `{kinds}` names them. */
  leftOut: 'Left out, to keep it safe: {kinds}.',
  answers: 'Answers',
  noAnswer: 'There is no answer yet. It will appear on this page.',
  noAnswerAsked: 'You asked for no answer. Should there be one, it will appear on this page.',
  keepLink: 'This page is private: whoever has its address can read it. Keep the address to look again.',
  missingTitle: 'Nothing here',
  missing: 'There is no message at this address. Please check that the whole link was copied.',
  skipToContent: 'Skip to content',
  hostedTitle: 'Tell {brand} what went wrong',
  hostedIntro: 'One tap is enough. Everything else is optional.',
  addMore: 'Anything to add? It is optional.',
  sendDetails: 'Send details',
  tooLong: 'This is longer than {count} characters. Please shorten it.',
  language: 'Language',
  kioskDone: 'Thank you. We have it.',
  kioskNext: 'Next person',
  kioskClear: {
    one: 'This screen clears itself in {n} second.',
    other: 'This screen clears itself in {n} seconds.',
  },
  offlineSaved: 'No connection. This is kept on this device and goes out when it is back.',
  amendTitle: 'Change or add something',
  noMore: 'This message has been changed so often that no more can be added.',
  stillHere: 'What you wrote is still here, to copy.',
  withdraw: 'Withdraw it',
  withdrawSure: 'Withdraw this message? It cannot be undone.',
  withdrawn: 'You have withdrawn this message.',
} as const;

export const state: WordingState = { source: 'our own', reviewed: false };
