/** What a signal looks for, where it would find nothing without. */
const parameters = {
  click: { selector: 'li:first-child > *' },
  submit: { selector: 'form' },
  elementSeen: { selector: 'li:first-child > *' },
  requestFailed: { statuses: ['5xx', '404'], address: '/api/**' },
  custom: { name: 'coffeeCold', facts: [{ name: 'cups', is: 'greater', value: 1 }] },
};

/** Every condition that holds on the measured page, which is opened from the shop's help in English by a loyal visitor. */
const when = {
  addresses: ['/orders/*', '/'],
  referrers: ['search.example/**', '*/help'],
  previous: ['help'],
  passed: ['help', 'home'],
  devices: ['phone', 'tablet', 'desktop'],
  minWidthPx: 200,
  maxWidthPx: 4_000,
  languages: ['en'],
  segments: ['loyal'],
  phases: ['before'],
  hours: ['Mo-Su 00:00-24:00'],
  from: '2020-01-01T00:00:00Z',
  until: '2099-01-01T00:00:00Z',
  share: 1,
};

/**
 * A configuration with every signal, all of them at the touchpoint of the measured page, and every condition. It never
 * comes to an invitation, because no visit has a quiet minute: the moments are judged again and again.
 */
export const allTriggers = (config, signals) => ({
  ...config,
  triggers: signals.map((signal, index) => ({
    signal,
    touchpoint: 'home',
    says: { en: 'This fell short.', pl: 'To zawiodło.' },
    priority: 60,
    delayMs: 100,
    cancelledBy: ['paymentDone'],
    parameters: parameters[signal],
    // Without consent nobody is known to be new: half of the moments end there.
    when: index % 2 ? { ...when, visitor: 'new' } : when,
  })),
  etiquette: { arrivalMs: 0, quietMs: 60_000, maxDelayMs: 600_000 },
});
