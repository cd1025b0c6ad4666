import { critique } from '@earful/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts } from '../../../packages/widget/src/shared/read-facts.js';

const contract = critique.shape.facts;
/** A thing with parts of itself in it, with getters that throw, or behind a proxy that does. */
const hostile = fc
  .anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true })
  .chain((thing) =>
    fc
      .constantFrom<(it: unknown) => unknown>(
        (it) => it,
        (it) => {
          const circle: Record<string, unknown> = { it };
          circle['self'] = circle;
          return circle;
        },
        (it) => ({
          code: it,
          get trap() {
            throw it;
          },
        }),
        (it) =>
          new Proxy(Object(it) as object, {
            ownKeys() {
              throw it;
            },
          }),
        (it) => ({ [Symbol('code')]: it, [`${'long '.repeat(20)}`]: it, code: it }),
      )
      .map((make) => make(thing)),
  );

/** What is thrown is caught by the rules, which name it once; what is returned must be right. */
const read = (given: unknown): object => {
  try {
    return readFacts(given);
  } catch {
    return {};
  }
};

test('whatever a host tells, what comes of it may travel', () => {
  fc.assert(
    fc.property(hostile, (given) => {
      const facts = read(given);
      expect(contract.safeParse(facts).error).toBeUndefined();
      expect(() => JSON.stringify(facts)).not.toThrow();
    }),
    { numRuns: 500 },
  );
  expect(Object.prototype).not.toHaveProperty('polluted');
});

test('plain facts travel as they are', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.stringMatching(/^[a-z]{1,64}$/),
        fc.oneof(fc.string({ maxLength: 200 }), fc.integer(), fc.boolean()),
        {
          noNullPrototype: true,
        },
      ),
      (facts) => {
        expect(readFacts(facts)).toEqual(facts);
      },
    ),
  );
});
