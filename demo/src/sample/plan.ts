import type { Critique, ExposureRow } from '@earful/protocol';

/** What else became of moments to ask, beside each that was answered. */
export interface Asking {
  /** Invitations that were seen and not answered, at least and at most. */
  unanswered: readonly [from: number, to: number];
  /** Weights of how those ended: left alone, “Not now”, “Don't ask again”, closed. */
  ends: readonly number[];
  /** Moments that became no invitation, by reason: at most so many of each. */
  suppressed: Readonly<Record<string, number>>;
  /** Moments that found no quiet in time, or were never in view, by reason: at most so many of each. */
  expired: Readonly<Record<string, number>>;
}

/** One stream of critiques: how many, at which touchpoint, why asked, and how they are spread. */
export interface Strand {
  touchpoint: string;
  origin: Critique['origin'];
  count: number;
  /** Weights of much worse … much better; absent where the failure was known and severity is the one tap. */
  answers?: readonly number[];
  /** Weights of severity 1–4, when it is said at all. */
  severities: readonly number[];
  /** Weights of causes for answers that are not "better"; causes must be those of the touchpoint. */
  causes: Readonly<Record<string, number>>;
  polish: number;
  narrow: number;
  /** Share that waited on the device. */
  offline: number;
  /** Share between 18 and 23 o'clock. */
  evening: number;
  /** Weights of Monday … Sunday. */
  weekdays: readonly number[];
  /** Weight of the last five weeks against the weeks before. */
  lately: number;
  /** Touchpoints passed before, oldest first. */
  trail: readonly string[];
  /** Only for what was invited. */
  asking?: Asking;
  /** Openings under test, each as often as the others. Default: always `critique`. */
  openings?: readonly ExposureRow['opening'][];
}

const usual = {
  severities: [30, 45, 22, 3],
  polish: 0.24,
  narrow: 0.48,
  offline: 0.03,
  evening: 0.3,
  weekdays: [14, 14, 14, 14, 14, 15, 15],
  lately: 1,
} as const;

const asking: Asking = {
  unanswered: [3, 9],
  ends: [64, 22, 5, 9],
  suppressed: { cap: 2, optedOut: 3 },
  expired: { quiet: 1, typing: 1, unseen: 1 },
};

const aroundMonday = [44, 13, 11, 11, 11, 5, 5];

const orderStatus = {
  ...usual,
  touchpoint: 'order-status',
  answers: [50, 34, 12, 2, 2],
  severities: [14, 46, 37, 3],
  causes: { late: 60, 'no-news': 20, carrier: 15, damaged: 5 },
  weekdays: aroundMonday,
  trail: ['order-status'],
};

const checkout = { ...usual, touchpoint: 'checkout', narrow: 0.77, trail: ['home', 'product', 'basket', 'checkout'] };

const returns = {
  ...usual,
  touchpoint: 'returns',
  answers: [24, 36, 30, 8, 2],
  causes: { form: 55, refund: 20, rules: 15, postage: 10 },
  polish: 0.72,
  trail: ['order-status', 'returns'],
};

const product = { ...usual, touchpoint: 'product', answers: [9, 32, 42, 12, 5], trail: ['home', 'product'] };

/** The ninety days, with the ten facts of `facts.ts` built in. */
export const plan: readonly Strand[] = [
  {
    ...orderStatus,
    origin: 'promiseOverdue',
    count: 152,
    asking: { ...asking, unanswered: [1, 6], suppressed: { cap: 1, optedOut: 2, openCase: 2, holdOut: 1 } },
    openings: ['critique', 'neutral'],
  },
  { ...orderStatus, origin: 'self', count: 34 },
  {
    ...checkout,
    origin: 'paymentFailed',
    count: 134,
    severities: [8, 22, 30, 40],
    causes: { payment: 84, method: 16 },
    evening: 0.8,
    // Whoever sees a payment fail tries again: most of the time there is a field with focus.
    asking: { ...asking, unanswered: [2, 6], expired: { typing: 3, step: 2, unseen: 1 } },
  },
  {
    ...checkout,
    origin: 'formStruggle',
    count: 48,
    answers: [20, 37, 32, 9, 2],
    severities: [15, 35, 28, 22],
    causes: { form: 55, 'small-screen': 45 },
    asking: { ...asking, unanswered: [6, 14] },
  },
  {
    ...checkout,
    origin: 'self',
    count: 26,
    answers: [14, 36, 34, 12, 4],
    causes: { payment: 25, 'small-screen': 45, method: 30 },
  },
  { ...product, origin: 'rageClick', count: 46, causes: { button: 70, 'sold-out': 30 }, asking },
  { ...product, origin: 'self', count: 68, causes: { size: 72, 'sold-out': 10, pictures: 10, price: 8 } },
  { ...returns, origin: 'formStruggle', count: 72, asking },
  { ...returns, origin: 'self', count: 28 },
  {
    ...usual,
    touchpoint: 'search',
    origin: 'self',
    count: 70,
    answers: [16, 36, 34, 10, 4],
    causes: { 'nothing-found': 65, 'wrong-results': 20, wording: 15 },
    lately: 4.5,
    trail: ['home', 'search'],
  },
  {
    ...usual,
    touchpoint: 'basket',
    origin: 'self',
    count: 42,
    answers: [8, 27, 46, 15, 4],
    causes: { 'lost-items': 65, 'delivery-cost': 20, quantity: 15 },
    narrow: 0.55,
    offline: 0.6,
    trail: ['home', 'product', 'basket'],
  },
  {
    ...usual,
    touchpoint: 'help',
    origin: 'self',
    count: 48,
    answers: [1, 4, 34, 40, 21],
    causes: { 'no-answer': 50, unclear: 30, slow: 20 },
    trail: ['help'],
  },
  {
    ...usual,
    touchpoint: 'home',
    origin: 'self',
    count: 3,
    answers: [40, 60, 0, 0, 0],
    causes: { promise: 34, finding: 33, range: 33 },
    trail: ['home'],
  },
];
