import { describe, expect, test } from 'vitest';
import { assign } from '../../../packages/widget/src/etiquette/experiment.js';

const lots = Array.from({ length: 1_000 }, (_, index) => index / 1_000);
const share = (holds: (lot: number) => boolean): number => lots.filter(holds).length / lots.length;

describe('assign', () => {
  test('the hold-out has exactly its share of visitors', () => {
    for (const holdOut of [0, 0.05, 0.5, 1]) {
      expect(share((lot) => assign({ holdOut }, lot).heldOut)).toBeCloseTo(holdOut, 3);
    }
  });

  test('openings follow their weights; without weights there is none', () => {
    const opening = { critique: 2, neutral: 1, praise: 1 };
    expect(share((lot) => assign({ opening }, lot).opening === 'critique')).toBeCloseTo(0.5, 2);
    expect(share((lot) => assign({ opening }, lot).opening === 'neutral')).toBeCloseTo(0.25, 2);
    expect(share((lot) => assign({ opening }, lot).opening === 'praise')).toBeCloseTo(0.25, 2);
    expect(share((lot) => assign({ opening: { praise: 3 } }, lot).opening === 'praise')).toBe(1);
    expect(assign({}, 0.5)).toEqual({ heldOut: false, opening: undefined });
  });

  test('the same lot gets the same, always', () => {
    const experiment = { holdOut: 0.3, opening: { critique: 1, neutral: 1 } };
    for (const lot of lots) expect(assign(experiment, lot)).toEqual(assign(experiment, lot));
  });

  test('hold-out, opening and the share of a trigger know nothing of each other', () => {
    const experiment = { holdOut: 0.2, opening: { critique: 1, praise: 1 } };
    const isHeld = (lot: number): boolean => assign(experiment, lot).heldOut;
    const isPraised = (lot: number): boolean => assign(experiment, lot).opening === 'praise';
    expect(share((lot) => isHeld(lot) && isPraised(lot))).toBeCloseTo(0.1, 1);
    expect(share((lot) => isHeld(lot) && lot < 0.2)).toBeCloseTo(0.04, 1);
    expect(share((lot) => isPraised(lot) && lot < 0.2)).toBeCloseTo(0.1, 1);
  });
});
