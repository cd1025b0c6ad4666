import { expect } from '@playwright/test';
import { passTime, test, visit } from './widget-page.js';
import { asking, behind, decisions, expectAsked } from './widget-probes.js';

/** A page that nobody sees yet: in a tab in the background, or loaded ahead. */
for (const [signal, parameters] of [
  ['sample', undefined],
  ['scrollDepth', undefined],
  ['helpLoop', { times: 1 }],
  ['timeOnPage', undefined],
  ['elementSeen', { selector: '#text' }],
] as const)
  test(`${signal}: silent where nobody looks, asks once somebody does`, async ({ page, shop }) => {
    Object.assign(shop, { config: asking(signal, parameters, { samplingRate: 1 }), script: behind });
    await visit(page, shop);
    await passTime(page, 70_000);
    expect(await decisions(page)).toEqual([]);
    await page.evaluate('comeForward()');
    await passTime(page, 30_000);
    await expectAsked(page, true);
  });
