import type { WordingState } from '../types.js';

/** What the optional panel and the way back from it say beyond the prompt's own words, in English. */
export const details = {
  /** Above the words as they will leave the device, when something is hidden in them. */
  preview: 'This is what is sent:',
  /** An addition was deleted before it was sent; what is above of it has arrived. */
  undone: 'What had not been sent was deleted. What arrived before is still with us.',
  withdrawSure: 'Your answer, your words and your contact details are deleted. This cannot be undone.',
  withdrawYes: 'Withdraw it for good',
  /** The withdrawal waits on the device. */
  withdrawKept:
    'Not withdrawn yet. Your wish is kept on this device until {date} and goes out the next time you open this site online.',
  /** Behind what says that words did not go out, or were not taken. */
  textKept: 'Your text is still here.',
  textReturned: 'Your text is here: copy it, change it or delete it.',
} as const;

export const state: WordingState = { source: 'our own', reviewed: false };
