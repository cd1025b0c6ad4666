import type { WordingState } from '../types.js';

/** What few touchpoints show, in English. */
export const more = {
  source: 'Where did you expect that from?',
  sources: {
    explicitPromise: 'an advert, a product page or a date you gave',
    implicitPromise: 'the price or the look of it',
    staffStatement: 'something your staff said',
    policy: 'your terms or guarantee',
    pastExperienceWithUs: 'earlier times with you',
    wordOfMouth: 'friends or reviews',
    competitorExperience: 'other companies like you',
    otherIndustryExperience: 'other kinds of companies',
    personalNeed: 'what I needed it for',
    situation: 'how that day was',
  },
  remedy: 'What would put it right? (optional)',
  patience: 'How was the wait?',
  patiences: { calm: 'calm', edgy: 'edgy', agitated: 'restless', angry: 'angry', left: 'I left' },
  parity: 'Compared with a shop, this was…',
  parities: { easier: 'easier', same: 'about the same', harder: 'harder' },
  emotion: 'How did it leave you?',
  emotions: {
    surprised: 'surprised',
    delighted: 'delighted',
    disappointed: 'disappointed',
    dissatisfied: 'dissatisfied',
    letDown: 'let down',
    angry: 'angry',
  },
  perceptions: {
    notCaredFor: 'I did not feel cared for',
    notUnderstood: 'I did not feel understood',
    hardToDealWith: 'you were hard to deal with',
  },
  /** Causes that every business has. */
  causes: {
    price: 'the price',
    valueForMoney: 'value for money',
    staffSkill: 'staff knew too little',
    staffAttitude: 'how staff behaved',
    staffAvailability: 'nobody was there',
    outOfStock: 'not in stock',
    wrongItem: 'wrong item',
    missingItem: 'something was missing',
    paymentFailed: 'payment did not work',
    accountProblem: 'my account',
    billingError: 'an error on the bill',
    refundDelay: 'the refund is late',
    delivery: 'delivery',
    waiting: 'waiting',
    quality: 'quality',
    website: 'the website or app',
    adMisled: 'the advert promised something else',
    whatWasSaid: 'what was said',
    howItWasSaid: 'how it was said',
    premises: 'the rooms',
    location: 'the place',
    packaging: 'packaging',
    signage: 'the signs',
    appearance: 'how it looked',
  },
  /** Only where the configuration says how long things are kept. */
  keepsContact: {
    one: 'Your contact details are deleted {n} day after the case is closed.',
    other: 'Your contact details are deleted {n} days after the case is closed.',
  },
  keepsWords: {
    one: 'Your words are deleted after {n} month.',
    other: 'Your words are deleted after {n} months.',
  },
} as const;

export const state: WordingState = { source: 'our own', reviewed: false };
