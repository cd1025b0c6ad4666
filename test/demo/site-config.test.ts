import { expect, test } from 'vitest';
import { readShopConfig } from '../../demo/src/site-config.js';

test('the shop uses at least ten signals, each at a touchpoint of its own pages', () => {
  const { triggers = [], touchpoints } = readShopConfig();
  const signals = new Set(triggers.map(({ signal }) => signal));
  expect([...signals].toSorted()).toEqual([
    'formStruggle',
    'helpLoop',
    'longWait',
    'outOfStock',
    'paymentFailed',
    'promiseOverdue',
    'quickBack',
    'rageClick',
    'returnDone',
    'sample',
    'zeroResults',
  ]);
  for (const { touchpoint } of triggers) expect(touchpoints.map(({ id }) => id)).toContain(touchpoint);
});
