import { causeCode, critique, envelope, siteConfig } from '@earful/protocol';
import { expect, test } from 'vitest';
import { createHistory } from '../../../demo/src/sample/history.js';
import { plan } from '../../../demo/src/sample/plan.js';
import { wordsEn } from '../../../demo/src/sample/words-en.js';
import { wordsPl } from '../../../demo/src/sample/words-pl.js';
import { readShopConfig } from '../../../demo/src/site-config.js';

const end = new Date(2026, 2, 11).getTime();

test('the same seed and end give the same bytes, another seed gives others', () => {
  const text = JSON.stringify(createHistory(end));
  expect(JSON.stringify(createHistory(end))).toBe(text);
  expect(JSON.stringify(createHistory(end, 2))).not.toBe(text);
});

test('is between 600 and 900 critiques, all valid, all within the ninety days, none twice', () => {
  const { arrivals, critiques } = createHistory(end);
  const ids = new Set<string>();
  for (const { envelope: text, atMs } of arrivals) {
    const one = critique.parse(JSON.parse(envelope.parse(JSON.parse(text)).body));
    ids.add(one.critiqueId);
    const submitted = Date.parse(one.submittedAt);
    expect(submitted).toBeLessThanOrEqual(atMs);
    expect(atMs).toBeLessThan(end + 120_000);
    expect(submitted).toBeGreaterThan(new Date(2026, 2, 11 - 90).getTime());
  }
  expect(ids.size).toBe(critiques);
  expect(critiques).toBeGreaterThanOrEqual(600);
  expect(critiques).toBeLessThanOrEqual(900);
});

test('names only touchpoints and causes that the shop has configured, with words for each in both languages', () => {
  const config = siteConfig.parse(readShopConfig());
  for (const { touchpoint, causes } of plan) {
    const known = config.touchpoints.find(({ id }) => id === touchpoint)?.causes?.map(causeCode);
    for (const cause of Object.keys(causes)) {
      expect(known).toContain(cause);
      for (const words of [wordsEn, wordsPl]) expect(words[touchpoint]?.wrong[cause]?.length).toBeGreaterThan(0);
    }
  }
});
