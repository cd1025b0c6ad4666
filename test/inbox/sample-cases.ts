import type { CaseDetail, Standings, TouchpointStanding } from '@earful/protocol';
import { fewAsked, sampleAsked } from './sample-asked.js';

/** The moment at which the sample lies; browser tests stop the page's clock here. */
export const sampleNow = Date.parse('2026-03-11T10:00:00Z');

const iso = (hoursAgo: number): string => new Date(sampleNow - hoursAgo * 3_600_000).toISOString();
const uuid = (at: number): string => `0195a000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

type Change = Partial<Omit<CaseDetail, 'critique' | 'delivery'>> & {
  critique?: Partial<CaseDetail['critique']>;
  delivery?: Partial<CaseDetail['delivery']>;
};

/** One case in the shape of the contract; `at` makes its ids, `change` what the test is about. */
export const sampleCase = (at: number, change: Change = {}): CaseDetail => {
  const { critique, delivery, ...rest } = change;
  const receivedAt = rest.receivedAt ?? iso(at + 0.3);
  const shared = {
    disconfirmation: 'disconfirmation' in rest ? rest.disconfirmation : (critique?.disconfirmation ?? -2),
    severity: rest.severity ?? critique?.severity,
    touchpointId: rest.touchpointId ?? 'order-status',
    origin: rest.origin ?? 'promiseOverdue',
    locale: rest.locale ?? 'en',
  } as const;
  const comment = critique?.comment;
  return JSON.parse(
    JSON.stringify({
      caseId: uuid(at),
      critiqueId: uuid(1000 + at),
      reference: 'K7M2-9QXD',
      touchpointName: 'Order status',
      department: 'Logistics',
      state: 'received',
      revision: 2,
      harm: 1 - at / 100,
      replyWanted: 'none',
      occurredAt: receivedAt,
      receivedAt,
      sample: false,
      excerpt: comment?.slice(0, 200),
      replies: [],
      causeLabels: [],
      ...shared,
      ...rest,
      critique: {
        schemaVersion: 1,
        critiqueId: uuid(1000 + at),
        revision: 2,
        reference: 'K7M2-9QXD',
        surface: 'card',
        answerOrder: 'worstFirst',
        submittedAt: receivedAt,
        path: '/orders/1001',
        viewportWidth: 390,
        trail: ['home', 'product', 'basket', 'checkout', 'order-status'],
        ...shared,
        ...critique,
      },
      delivery: {
        queuedMs: 0,
        clockDoubted: false,
        revisions: [{ revision: 1, submittedAt: receivedAt, receivedAt, queuedMs: 0 }],
        ...delivery,
      },
    }),
  ) as CaseDetail;
};

/** A handful of cases as different from each other as they can be. */
export const sampleCases = (): CaseDetail[] => [
  sampleCase(1, {
    replyWanted: 'email',
    readBy: iso(3),
    answerBy: iso(-40),
    receivedAt: iso(27),
    promiseStatement: 'Delivered within two working days',
    causeLabels: ['Arrived late', 'Nobody told me'],
    severity: 4,
    critique: {
      severity: 4,
      comment:
        'The parcel was promised for Monday. It is Wednesday and the page still says “on its way”.\n\nI stayed at home for it, two days in a row.',
      expectedText: 'Here on Monday, or a message on Monday morning that it will not be.',
      causes: ['late', 'no-news'],
      promise: { promiseId: 'delivery-date', shownText: 'With you on Monday, 9 March', dueAt: iso(48) },
      reply: { wanted: 'email', email: 'customer@example.org' },
      facts: { carrier: 'parcel-2', attempts: 0, insured: true },
    },
    delivery: {
      queuedMs: 11_520_000,
      revisions: [
        { revision: 1, submittedAt: iso(30.2), receivedAt: iso(27), queuedMs: 11_520_000 },
        { revision: 2, submittedAt: iso(26.9), receivedAt: iso(26.9), queuedMs: 0 },
      ],
    },
  }),
  sampleCase(2, {
    touchpointId: 'checkout',
    touchpointName: 'Checkout',
    department: 'Payments',
    origin: 'paymentFailed',
    disconfirmation: undefined,
    severity: 4,
    replyWanted: 'phone',
    answerBy: iso(-4),
    receivedAt: iso(2),
    critique: {
      severity: 4,
      comment: 'Card declined three times, yet my bank shows three reservations.',
      reply: { wanted: 'phone', phone: '+48 600 000 000' },
      facts: { code: 'card-declined' },
    },
  }),
  sampleCase(3, {
    touchpointId: 'product',
    touchpointName: 'Product page',
    department: 'Catalogue',
    origin: 'self',
    disconfirmation: -1,
    state: 'acknowledged',
    acknowledgedAt: iso(1),
    acknowledgedBy: 'Ada',
    receivedAt: iso(70),
    sample: true,
    critique: { comment: 'Size M is offered, and only in the basket it turns out to be sold out.' },
  }),
  sampleCase(4, {
    touchpointId: 'search',
    touchpointName: 'Search',
    origin: 'rageClick',
    disconfirmation: -1,
    receivedAt: iso(0.2),
    locale: 'pl',
    critique: { locale: 'pl', comment: 'Wyszukiwarka nie rozumie polskich znaków.' },
  }),
  sampleCase(5, { disconfirmation: 0, receivedAt: iso(400), sample: true, origin: 'self' }),
  sampleCase(6, {
    touchpointId: 'returns',
    touchpointName: 'Returns',
    department: 'Service',
    origin: 'formStruggle',
    disconfirmation: -2,
    state: 'answered',
    acknowledgedAt: iso(90),
    answeredAt: iso(80),
    answerBy: iso(85),
    receivedAt: iso(100),
    critique: { comment: 'The form refuses my post code.' },
    replies: [
      {
        replyId: '2f1b0a66-3f0e-4a70-9a1c-1e5b9b1f0c11',
        authorName: 'Ada',
        text: 'The post code field is repaired. Your label is on its way by e-mail.',
        sentAt: iso(80),
      },
    ],
  }),
];

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const spread = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.round((total * weight) / sum));
};
const day = [1, 1, 0, 0, 0, 1, 2, 3, 5, 6, 7, 7, 6, 6, 6, 7, 7, 8, 9, 9, 8, 6, 4, 2];

export const sampleStanding = (change: Partial<TouchpointStanding> & { touchpointId: string }): TouchpointStanding => ({
  name: change.touchpointId,
  critiques: 0,
  n: 0,
  k: 0,
  shares: [0, 0, 0, 0, 0],
  label: 'notMeasured',
  severities: [0, 0, 0, 0],
  causes: [],
  byHour: zeros(24),
  byWeekday: zeros(7),
  byWeek: zeros(13),
  byLocale: {},
  byViewport: { narrow: 0, wide: 0 },
  delivered: { atOnce: 0, later: 0 },
  ...change,
});

const measured = (
  touchpointId: string,
  name: string,
  label: TouchpointStanding['label'],
  shares: TouchpointStanding['shares'],
  standing: number,
  half: number,
  change: Partial<TouchpointStanding> = {},
): TouchpointStanding => {
  const n = shares.reduce((sum, count) => sum + count, 0);
  return sampleStanding({
    touchpointId,
    name,
    label,
    shares,
    n,
    critiques: n,
    k: shares[0] + shares[1] / 2,
    standing,
    low: Math.max(0, standing - half),
    high: Math.min(1, standing + half),
    severities: spread(n, [2, 4, 3, 1]) as TouchpointStanding['severities'],
    byHour: spread(n, day),
    byWeekday: spread(n, [10, 10, 10, 10, 10, 8, 7]),
    byWeek: spread(n, [5, 5, 6, 5, 6, 5, 5, 6, 5, 5, 6, 5, 5]),
    byLocale: { en: Math.round(n * 0.7), pl: n - Math.round(n * 0.7) },
    byViewport: { narrow: Math.round(n * 0.5), wide: n - Math.round(n * 0.5) },
    delivered: { atOnce: n - Math.round(n * 0.05), later: Math.round(n * 0.05) },
    ...change,
  });
};

/** Least good first, with patterns that the page has to bring to light. */
export const sampleStandings = (origin: Standings['origin'] = 'invited'): Standings => ({
  origin,
  from: new Date(sampleNow - 90 * 86_400_000).toISOString(),
  to: new Date(sampleNow).toISOString(),
  timeZone: 'Europe/Warsaw',
  weeks: Array.from({ length: 13 }, (_, at) =>
    new Date(sampleNow - (90 - 7 * at) * 86_400_000).toISOString().slice(0, 10),
  ),
  origins:
    origin === 'volunteered'
      ? [{ origin: 'self', critiques: 41 }]
      : [
          { origin: 'paymentFailed', critiques: 58 },
          { origin: 'promiseOverdue', critiques: 120 },
          { origin: 'formStruggle', critiques: 15 },
          { origin: 'rageClick', critiques: 92 },
        ],
  touchpoints: [
    measured('returns', 'Returns', 'fixFirst', [7, 4, 3, 1, 0], 0.516, 0.177, {
      department: 'Service',
      asked: fewAsked(),
    }),
    measured('checkout', 'Checkout', 'fixFirst', [20, 22, 15, 4, 1], 0.483, 0.099, {
      asked: sampleAsked(),
      department: 'Payments',
      critiques: 120,
      severities: [8, 20, 40, 52],
      byViewport: { narrow: 104, wide: 16 },
      byHour: spread(
        120,
        day.map((weight, hour) => (hour === 21 ? 60 : weight)),
      ),
      causes: [
        { code: 'card-declined', label: 'My card was declined', count: 61 },
        { code: 'address', label: 'The address form', count: 22 },
        { code: 'other', label: 'Something else', count: 8 },
      ],
    }),
    measured('order-status', 'Order status', 'fixFirst', [30, 36, 40, 10, 4], 0.395, 0.071, {
      department: 'Logistics',
      promises: [
        { promiseId: 'delivery-date', statement: 'With you by the day we name', early: 3, kept: 42, broken: 5 },
      ],
      byWeekday: [61, 12, 11, 10, 11, 8, 7],
      byWeek: [5, 6, 5, 5, 6, 5, 5, 6, 38, 14, 9, 8, 8],
      causes: [
        { code: 'late', label: 'Arrived late', count: 70 },
        { code: 'no-news', label: 'Nobody told me', count: 44 },
      ],
    }),
    measured('search', 'Search', 'askMore', [2, 1, 0, 0, 0], 0.41, 0.27, {}),
    measured('product', 'Product page', 'fine', [10, 20, 40, 14, 4], 0.253, 0.073, {
      department: 'Catalogue',
      byLocale: { en: 30, pl: 56, 'pt-BR': 2 },
      delivered: { atOnce: 60, later: 28 },
      causes: [{ code: 'variant', label: 'Size or colour sold out: Linen shirt, M', count: 39 }],
    }),
    measured('home', 'Home', 'watch', [6, 9, 20, 5, 2], 0.31, 0.1, {}),
    sampleStanding({ touchpointId: 'basket', name: 'Basket' }),
    sampleStanding({ touchpointId: 'help', name: 'Help' }),
  ],
});
