import { describe, expect, test } from 'vitest';
import type { Ask } from '../../../packages/widget/src/etiquette/ask.js';
import type { Decision, Reason } from '../../../packages/widget/src/etiquette/eligibility.js';
import { createEligibility } from '../../../packages/widget/src/etiquette/eligibility.js';

const ask = (touchpoint = 'checkout', priority?: number): Ask => ({ touchpoint, origin: 'paymentFailed', priority });

/** A page whose clock and obstacles the test sets. */
const setUp = (etiquette = {}) => {
  const world = {
    nowMs: 0,
    /** How long the device has slept: the clock has gone on, timers have not. */
    sleptMs: 0,
    /** Of what passes, what is known without looking at the page. */
    busy: undefined as Reason | undefined,
    obstacle: undefined as Reason | undefined,
    refusal: undefined as Reason | undefined,
    /** Why the moment was not used when it had come. */
    unused: undefined as Reason | undefined,
    shown: [] as Ask[],
    decisions: [] as Omit<Decision, 'at'>[],
    seen: {} as Record<string, number>,
    /** How often the page was looked at. */
    looks: 0,
  };
  let pending: { run: () => void; at: number }[] = [];
  const request = createEligibility(etiquette, {
    refusal(_, isBusy) {
      if (!isBusy) world.looks++;
      return world.refusal;
    },
    busy(rules) {
      world.seen = { ...rules };
      return world.busy;
    },
    obstacle: () => world.obstacle,
    show(it) {
      if (!world.unused) world.shown.push(it);
      return world.unused;
    },
    record: (decision) => world.decisions.push(decision),
    now: () => world.nowMs + world.sleptMs,
    later: (run, ms) => pending.push({ run, at: world.nowMs + ms }),
  });
  const pass = (ms: number): void => {
    const end = world.nowMs + ms;
    for (;;) {
      const [next] = pending.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      pending = pending.filter((one) => one !== next);
      world.nowMs = next.at;
      next.run();
    }
    world.nowMs = end;
  };
  return { world, request, pass };
};

describe('eligibility', () => {
  test('asks at once when nothing is in the way, and says so', () => {
    const { world, request } = setUp();
    request(ask());
    expect(world.shown).toHaveLength(1);
    expect(world.decisions).toMatchObject([{ decision: 'shown', touchpoint: 'checkout', signal: 'paymentFailed' }]);
  });

  test('a moment that is left alone on purpose is recorded with its reason and opening', () => {
    const { world, request } = setUp();
    world.unused = 'holdOut';
    request({ ...ask(), opening: 'praise' });
    expect(world.shown).toEqual([]);
    expect(world.decisions).toMatchObject([{ decision: 'suppressed', reason: 'holdOut', opening: 'praise' }]);
  });

  test('the defaults are those of the product page', () => {
    const { world, request } = setUp();
    request(ask());
    expect(world.seen).toEqual({ quietMs: 1_500, arrivalMs: 10_000, maxDelayMs: 60_000 });
  });

  test.each<Reason>(['arrival', 'quiet', 'typing', 'modalOpen', 'hidden'])('waits while: %s', (reason) => {
    const { world, request, pass } = setUp();
    world.obstacle = reason;
    request(ask());
    pass(30_000);
    expect(world.shown).toHaveLength(0);
    expect(world.decisions).toHaveLength(0);
    world.obstacle = undefined;
    pass(250);
    expect(world.shown).toHaveLength(1);
  });

  test('a moment that has passed is dropped with its last reason, and not saved for later', () => {
    const { world, request, pass } = setUp({ maxDelayMs: 5_000 });
    world.obstacle = 'typing';
    request(ask());
    pass(5_000);
    world.obstacle = undefined;
    pass(600_000);
    expect(world.shown).toHaveLength(0);
    expect(world.decisions).toMatchObject([{ decision: 'expired', reason: 'typing' }]);
  });

  test.each<Reason>(['cap', 'optedOut', 'duplicate'])('is suppressed at once for: %s', (reason) => {
    const { world, request, pass } = setUp();
    world.refusal = reason;
    request(ask());
    pass(60_000);
    expect(world.shown).toHaveLength(0);
    expect(world.decisions).toMatchObject([{ decision: 'suppressed', reason }]);
  });

  test('a device that has slept does not ask about what is long past', () => {
    const { world, request, pass } = setUp();
    world.obstacle = 'typing';
    request(ask());
    pass(1_000);
    world.obstacle = undefined;
    world.sleptMs = 10_800_000;
    pass(250);
    expect(world.shown).toEqual([]);
    expect(world.decisions).toMatchObject([{ decision: 'expired', reason: 'typing' }]);
  });

  test('a refusal that comes while waiting counts too: "Not now" in another tab', () => {
    const { world, request, pass } = setUp();
    world.obstacle = 'quiet';
    request(ask());
    world.refusal = 'optedOut';
    pass(250);
    expect(world.decisions).toMatchObject([{ decision: 'suppressed', reason: 'optedOut' }]);
  });

  test('the page is looked at when a moment comes, in a quiet moment, and before it is dropped', () => {
    const { world, request, pass } = setUp({ maxDelayMs: 5_000 });
    world.busy = 'typing';
    request(ask());
    expect(world.looks).toBe(1);
    pass(4_000);
    expect(world.looks).toBe(1);
    world.busy = undefined;
    world.obstacle = 'modalOpen';
    pass(500);
    expect(world.looks).toBe(3);
    world.busy = 'quiet';
    pass(250);
    expect(world.looks).toBe(3);
    pass(250);
    expect(world.looks).toBe(4);
    expect(world.decisions).toMatchObject([{ decision: 'expired', reason: 'quiet' }]);
  });

  test.each([250, 5_000])('what refuses comes before what passes, known or looked up: after %i ms', (ms) => {
    const { world, request, pass } = setUp({ maxDelayMs: 5_000 });
    world.busy = 'typing';
    request(ask());
    pass(ms - 250);
    world.refusal = 'left';
    pass(250);
    expect(world.decisions).toMatchObject([{ decision: 'suppressed', reason: 'left' }]);
  });

  test('never two at once: the second moment is dropped, the first still comes', () => {
    const { world, request, pass } = setUp();
    world.obstacle = 'quiet';
    request(ask());
    request(ask('help'));
    world.obstacle = undefined;
    pass(250);
    expect(world.shown).toMatchObject([{ touchpoint: 'checkout' }]);
    expect(world.decisions).toMatchObject([{ touchpoint: 'help', reason: 'duplicate' }, { decision: 'shown' }]);
  });

  test('the greater priority takes the place of the moment that waits; the lesser does not', () => {
    const { world, request, pass } = setUp();
    world.obstacle = 'quiet';
    request(ask('help'));
    request(ask('search', 50));
    request(ask('checkout', 51));
    pass(250);
    world.obstacle = undefined;
    pass(250);
    expect(world.shown).toMatchObject([{ touchpoint: 'checkout' }]);
    expect(world.decisions).toMatchObject([
      { touchpoint: 'search', reason: 'duplicate' },
      { touchpoint: 'help', reason: 'duplicate' },
      { touchpoint: 'checkout', decision: 'shown' },
    ]);
  });
});
