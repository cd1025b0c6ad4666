import fc from 'fast-check';
import { hostileStrings } from './corpora.js';
import { critiqueFields, critiqueWith, places } from './places.js';
import type { Attack, Target } from './target.js';

export interface FuzzOptions {
  publicUrl: string;
  nowMs: number;
  /** Replays a run. */
  seed: number;
  /** How many requests. */
  count: number;
}

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.constantFrom(...hostileStrings) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 400 }) },
);
/** JSON, with texts that no JSON should have, and keys that objects have by themselves. */
const anyValue = fc.oneof(
  { weight: 4, arbitrary: anyText },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 4, noUnicodeString: false } as fc.JsonSharedConstraints) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, [], {}, [[]], { ['__proto__']: 1 }) },
);

const inPlace = fc.record({ place: fc.constantFrom(...Object.keys(places)), value: anyValue });
/** A critique of which some fields are as they should never be. */
const almost = fc.dictionary(fc.constantFrom(...Object.keys(critiqueFields)), anyValue, { maxKeys: 6 });
/** Bytes instead of text, anywhere in an envelope. */
const torn = fc.record({ at: fc.nat(600), bytes: fc.uint8Array({ maxLength: 8 }), keep: fc.nat(600) });

/**
 * Sends so many generated requests, one after the other.
 *
 * @throws Error with the smallest request that was found, and the seed, if one is not answered as it should be.
 */
export async function fuzz(target: Target, { publicUrl, nowMs, seed, count }: FuzzOptions): Promise<void> {
  const attackOf = fc.oneof(
    {
      weight: 5,
      arbitrary: inPlace.map(({ place, value }): [string, () => Attack] => [
        `${place}: ${fc.stringify(value)}`,
        () => places[place]!(value, target, publicUrl, nowMs),
      ]),
    },
    {
      weight: 3,
      arbitrary: almost.map((fields): [string, () => Attack] => [
        fc.stringify(fields),
        () =>
          critiqueWith(
            Object.assign({}, ...Object.entries(fields).map(([name, value]) => critiqueFields[name]!(value))) as object,
            nowMs,
          ),
      ]),
    },
    {
      weight: 1,
      arbitrary: torn.map(({ at, bytes, keep }): [string, () => Attack] => [
        `torn at ${at}`,
        () => {
          const whole = critiqueWith({}, nowMs);
          const text = Buffer.from(whole.body as string);
          return { ...whole, body: Buffer.concat([text.subarray(0, at), bytes, text.subarray(at, at + keep)]) };
        },
      ]),
    },
  );
  await fc.assert(
    fc.asyncProperty(attackOf, async ([name, attack]) => {
      const complaint = await target.strike(attack());
      if (complaint) throw new Error(`${name}\n${complaint}`);
    }),
    { seed, numRuns: count },
  );
}
