import type { WordingState } from '../types.js';

/** Other openings, and other tones of the texts that set one, in English. The prompt itself is in the plain tone. */
export const invitations = {
  neutral: {
    title: 'How was this for you?',
    body: 'Good, bad or neither: please tell us as it was.',
  },
  praise: {
    title: 'What went well here?',
    body: 'Tell us what was good. And tell us what was not: that is the part we can fix.',
  },
  warm: {
    inviteTitle: 'Was something not right here?',
    inviteBody:
      'If it was good, we are glad. If it was not, we would like to hear it from you. That is the part we can fix.',
    detailsTitle: 'Would you like to add anything?',
    received: 'Thank you for telling us. We have it.',
    nextOpen: 'We read every message, yours too. We don’t answer this one unless you ask. Reference {ref}.',
    fail: 'That didn’t go through, and your text is still here.',
  },
  formal: {
    inviteTitle: 'Did we fail to meet your expectations here?',
    inviteBody: 'If all was well, we are glad. If it was not, please let us know. That is the part we can correct.',
    detailsTitle: 'Is there anything you wish to add?',
    received: 'Thank you. Your message has been received.',
    nextOpen: 'Every message is read. This one is answered only at your request. Reference {ref}.',
    never: 'Do not ask again',
    fail: 'Your message could not be sent. Your text is still here.',
  },
} as const;

export const state: WordingState = { source: 'our own', reviewed: false };
