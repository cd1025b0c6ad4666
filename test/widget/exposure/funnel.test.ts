import { exposureBatch } from '@earful/protocol';
import type { ExposureRow } from '@earful/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ask } from '../../../packages/widget/src/etiquette/ask.js';
import { createFunnel } from '../../../packages/widget/src/exposure/funnel.js';
import type { Choice, Happening } from '../../../packages/widget/src/exposure/happening.js';

const ask: Ask = { touchpoint: 'checkout', origin: 'paymentFailed', opening: 'critique' };
const card = { name: 'card' } as never as WeakRef<Element>;

const decided = (decision: 'shown' | 'suppressed' | 'expired', reason?: string, it: Ask = ask): Happening => [
  'decision',
  { at: '', touchpoint: it.touchpoint, signal: it.origin, decision, reason: reason as never, opening: it.opening },
];
const prompt = (event: string, choice?: Choice, it: Ask = ask, element = card): Happening => [
  'prompt',
  event,
  choice,
  it,
  element,
];

/** What comes of these: counts by outcome, with the reason behind a colon. */
const countsOf = (rows: readonly ExposureRow[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { outcome, reason, count } of rows) {
    const name = reason ? `${outcome}:${reason}` : outcome;
    counts[name] = (counts[name] ?? 0) + count;
  }
  return counts;
};
const tell = (...happenings: (Happening | 'seen' | 'left')[]) => {
  const funnel = createFunnel('en');
  for (const one of happenings) {
    if (one === 'seen') funnel.seen(card);
    else if (one === 'left') funnel.leave();
    else funnel.tell(one);
  }
  return countsOf(funnel.take()?.rows ?? []);
};

describe('funnel', () => {
  test.each<[name: string, ends: (Happening | 'seen' | 'left')[], counts: object]>([
    ['seen and left alone', ['seen', 'left'], { shown: 1, ignored: 1 }],
    ['seen, and closed by the page', ['seen', prompt('close'), 'left'], { shown: 1, ignored: 1 }],
    ['never seen', ['left'], { 'expired:unseen': 1 }],
    ['never seen, and closed by the page', [prompt('close'), 'left'], { 'expired:unseen': 1 }],
    ['not now', ['seen', prompt('dismiss', 'notNow'), prompt('close')], { shown: 1, dismissedNotNow: 1 }],
    ['never again, before a second was over', [prompt('dismiss', 'never'), 'left'], { shown: 1, dismissedNever: 1 }],
    ['closed', ['seen', prompt('close', 'close'), 'left'], { shown: 1, dismissedClose: 1 }],
    ['started, host forbids sending', ['seen', prompt('before-submit'), 'left'], { shown: 1, started: 1 }],
    [
      'answered, then closed, then details received',
      [
        'seen',
        prompt('before-submit'),
        prompt('saved'),
        prompt('before-submit'),
        prompt('received'),
        prompt('close', 'close'),
      ],
      { shown: 1, started: 1, sent: 1 },
    ],
    [
      'answered after the page had been left and came back',
      ['seen', 'left', prompt('before-submit'), prompt('received')],
      { shown: 1, ignored: 1 },
    ],
  ])('one end each: %s', (_name, ends, counts) => {
    expect(tell(decided('shown'), prompt('open'), ...ends)).toEqual({ triggered: 1, ...counts });
  });

  test('what was decided and never came to the page has expired', () => {
    expect(tell(decided('shown'), 'left')).toEqual({ triggered: 1, 'expired:unseen': 1 });
  });

  test('suppressed and expired moments keep their reason; what a condition or the sample left out was none', () => {
    expect(
      tell(
        decided('suppressed', 'cap'),
        decided('suppressed', 'cap'),
        decided('suppressed', 'holdOut'),
        decided('expired', 'typing'),
        decided('suppressed', 'condition'),
        decided('suppressed', 'sampling'),
      ),
    ).toEqual({ triggered: 4, 'suppressed:cap': 2, 'suppressed:holdOut': 1, 'expired:typing': 1 });
  });

  test('what the customer opens is only ever started and sent, whenever', () => {
    const self: Ask = { touchpoint: 'checkout', origin: 'self' };
    const of = (event: string, choice?: Choice) => prompt(event, choice, self);
    expect(
      tell(of('open'), 'seen', of('close', 'close'), 'left', of('open'), of('before-submit'), of('saved')),
    ).toEqual({ started: 1, sent: 1 });
  });

  test('only what is new since the last batch, and no batch without anything new', () => {
    const funnel = createFunnel('pl');
    funnel.tell(decided('suppressed', 'cap'));
    funnel.tell(['promise', 'delivery', 'kept']);
    funnel.tell(['wait', 'help', 61.4, true]);
    const sums = funnel.take();
    expect(sums).toEqual({
      rows: [
        {
          touchpointId: 'checkout',
          origin: 'paymentFailed',
          opening: 'critique',
          locale: 'pl',
          outcome: 'triggered',
          count: 1,
        },
        {
          touchpointId: 'checkout',
          origin: 'paymentFailed',
          opening: 'critique',
          locale: 'pl',
          outcome: 'suppressed',
          reason: 'cap',
          count: 1,
        },
      ],
      promises: [{ promiseId: 'delivery', outcome: 'kept', count: 1 }],
      waits: [{ touchpointId: 'help', seconds: 61, left: true }],
    });
    expect(funnel.take()).toBeUndefined();
  });

  test('whatever happens in whatever order: the sums hold, per kind of invitation (8.10)', () => {
    const kinds: Ask[] = [
      ask,
      { touchpoint: 'checkout', origin: 'self' },
      { touchpoint: 'help', origin: 'sample', opening: 'neutral' },
    ];
    const kind = fc.constantFrom(...kinds);
    const element = fc.integer({ min: 0, max: 3 });
    const reason = fc.constantFrom('cap', 'quiet', 'holdOut', 'condition', 'sampling', undefined);
    const step = fc.oneof(
      fc.record({
        does: fc.constant('decide' as const),
        kind,
        reason,
        decision: fc.constantFrom('suppressed', 'expired'),
      }),
      fc.record({ does: fc.constant('show' as const), kind, element, arrives: fc.boolean() }),
      fc.record({
        does: fc.constant('event' as const),
        element,
        event: fc.constantFrom(
          'open',
          'before-submit',
          'saved',
          'received',
          'returned',
          'dismiss',
          'before-close',
          'close',
        ),
        choice: fc.constantFrom('notNow', 'never', 'close', undefined),
      }),
      fc.record({ does: fc.constant('see' as const), element }),
      fc.record({ does: fc.constant('leave' as const) }),
      fc.record({ does: fc.constant('take' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const funnel = createFunnel('en');
        const rows: ExposureRow[] = [];
        const take = (): void => {
          const sums = funnel.take();
          if (sums) exposureBatch.parse({ earful: 1, batchId: crypto.randomUUID(), ...sums });
          rows.push(...(sums?.rows ?? []));
        };
        const asks = new Map<WeakRef<Element>, Ask>();
        const onPage: WeakRef<Element>[] = [];
        for (const one of steps) {
          if (one.does === 'decide') funnel.tell(decided(one.decision as 'expired', one.reason ?? 'quiet', one.kind));
          else if (one.does === 'show') {
            if (one.kind.origin !== 'self') funnel.tell(decided('shown', undefined, one.kind));
            const made = {} as WeakRef<Element>;
            if (!one.arrives) continue;
            asks.set(made, one.kind);
            onPage[one.element] = made;
            funnel.tell(prompt('open', undefined, one.kind, made));
          } else if (one.does === 'event') {
            const it = onPage[one.element];
            if (it) funnel.tell(prompt(one.event, one.choice as Choice | undefined, asks.get(it), it));
          } else if (one.does === 'see') funnel.seen(onPage[one.element]);
          else if (one.does === 'leave') funnel.leave();
          else take();
        }
        funnel.leave();
        take();
        for (const { touchpoint, origin } of kinds) {
          const counts = countsOf(
            rows
              .filter((row) => row.touchpointId === touchpoint && row.origin === origin)
              .map((row) => ({ ...row, reason: undefined })),
          );
          const n = (name: string): number => counts[name] ?? 0;
          expect(n('sent')).toBeLessThanOrEqual(n('started'));
          if (origin === 'self') {
            expect(
              Object.keys(counts).filter((name) => !/^(triggered|suppressed|expired|started|sent)$/.test(name)),
            ).toEqual([]);
            continue;
          }
          expect(n('triggered')).toBe(n('suppressed') + n('expired') + n('shown'));
          expect(n('shown')).toBe(
            n('started') + n('ignored') + n('dismissedNotNow') + n('dismissedNever') + n('dismissedClose'),
          );
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
