import { emotions, expectationSources, parities, patiences, perceptions } from '@earful/protocol/details';
import { openings } from '@earful/protocol/names';
import { expect, test } from 'vitest';
import { describeCode } from '../../packages/inbox/src/text/describe-code.js';
import { askedStrings } from '../../packages/inbox/src/text/strings-asked.js';
import { detailStrings } from '../../packages/inbox/src/text/strings-details.js';

test.each<[string, readonly string[], Record<string, string>]>([
  ['source', expectationSources, detailStrings.sources],
  ['patience', patiences, detailStrings.patiences],
  ['comparison with a shop', parities, detailStrings.parities],
  ['emotion', emotions, detailStrings.emotion],
  ['perception', perceptions, detailStrings.perception],
  ['opening', openings, askedStrings.opening],
])('every %s of the contract has words of its own', (_, codes, words) => {
  expect(Object.keys(words)).toEqual([...codes]);
  expect(new Set(codes.map((code) => describeCode(words, code))).size).toBe(codes.length);
});

test.each(['newerCode', 'constructor', 'toString', ''])(
  '%j, which is newer than the inbox, stands for itself',
  (code) => {
    expect(describeCode(detailStrings.patiences, code)).toBe(code);
  },
);
