import {
  causeCode,
  critique,
  defaultDetails,
  emotions,
  envelope,
  expectationSources,
  parities,
  patiences,
  siteConfig,
} from '@earful/protocol';
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

test('the parts that only some touchpoints show are answered there, in the words of the protocol, and nowhere else', () => {
  const { touchpoints } = siteConfig.parse(readShopConfig());
  const answered: Record<string, Set<string>> = { patience: new Set(), parity: new Set(), source: new Set() };
  answered['remedy'] = new Set();
  answered['emotions'] = new Set();
  for (const { envelope: text } of createHistory(end).arrivals) {
    const one = critique.parse(JSON.parse(envelope.parse(JSON.parse(text)).body));
    const { patience, parity, expectationSource: source, remedyText: remedy } = one;
    const said = Object.entries({ patience, parity, source, remedy, emotions: one.emotions?.[0] });
    const shown: readonly string[] = touchpoints.find(({ id }) => id === one.touchpointId)?.details ?? defaultDetails;
    for (const [part, value] of said) {
      if (!value) continue;
      expect(shown).toContain(part);
      answered[part]!.add(value);
    }
  }
  const known = { patience: patiences, parity: parities, source: expectationSources, emotions } as const;
  for (const [part, codes] of Object.entries(known))
    for (const code of answered[part]!) expect(codes as readonly string[]).toContain(code);
  for (const values of Object.values(answered)) expect(values.size).toBeGreaterThan(1);
});
