import type { Content } from '@earful/client';

/** A plausible revision. */
export const content = (changes: Partial<Content> = {}): Content => ({
  touchpointId: 'checkout',
  origin: 'paymentFailed',
  surface: 'card',
  locale: 'en',
  answerOrder: 'worstFirst',
  severity: 3,
  comment: 'The card was refused twice.',
  ...changes,
});
