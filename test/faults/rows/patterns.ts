import { maxTextLength } from '@earful/protocol';
import { findPrivate } from '@earful/protocol/masking';
import { expect } from '@playwright/test';
import { isSafe } from 'redos-detector';
import ts from 'typescript';
import { places } from '../../helpers/bad-input/places.js';
import { filesBelow, packageNames, readText } from '../../helpers/repository.js';
import { nowMs, onBothStores, publicUrl } from '../both-stores.js';
import type { Row } from '../row.js';

interface Pattern {
  regexp: RegExp;
  /** File and line. */
  place: string;
}

/** Read nothing but what the brand itself has written: its address, its path, and the errors of its own page, on the device. */
const ofTheBrand = [
  'packages/client/src/staff/staff-client.ts',
  'packages/server/src/http/base-path.ts',
  'packages/widget/src/triggers/session-errors.ts',
];

/** Where what is read is shorter than the largest body, in characters. */
const reach: Record<string, number> = { 'packages/protocol/src/masking.ts': maxTextLength };

/** Flags that remember a place between two calls would make every other one begin elsewhere. */
const fresh = (source: string, flags: string): RegExp => new RegExp(source, flags.replace(/[gy]/g, ''));

/** Every pattern that is written in a source file. */
function literalsOf(file: string): Pattern[] {
  const found: Pattern[] = [];
  const source = ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ regexp: fresh(node.text.slice(1, end), node.text.slice(end + 1)), place: `${file}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Every pattern of the public schemas, those that zod has written among them. */
function patternsOf(value: unknown, place: string): Pattern[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'pattern' && typeof inner === 'string'
      ? [{ regexp: new RegExp(inner, 'u'), place }]
      : patternsOf(inner, place),
  );
}

const schema = 'packages/protocol/schema/earful.config.schema.json';

function allPatterns(): Pattern[] {
  const files = packageNames
    .flatMap((name) => filesBelow(`packages/${name}/src`))
    .filter((file) => /\.tsx?$/.test(file));
  const all = [...files.flatMap(literalsOf), ...patternsOf(JSON.parse(readText(schema)), schema)];
  return [...new Map(all.map((one) => [String(one.regexp), one])).values()].filter(
    ({ place }) => !ofTheBrand.some((file) => place.startsWith(file)),
  );
}

const letters = [...'aA0_./-@{}"\\ :+,&<>?=[]()é\n漢'];
const units = [...letters, ...letters.flatMap((one) => letters.map((other) => one + other))];
/** Short ones first: where each letter doubles the time, a long one would never end. */
const shorter = [20, 26, 1_000];
/** The largest body. */
const longest = 65_536;
const barMs = 50;

/** Time of the processor that something takes, at best: what else the machine does is not its fault. */
async function bestMs(begin: () => () => unknown): Promise<number> {
  let best = Infinity;
  for (let turn = 0; turn < 10 && best > barMs; turn += 1) {
    const work = begin();
    const since = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(since);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

/** The slowest of many pumped strings, up to the first that is too slow. */
async function slowestOf(read: (text: string) => unknown, longest: number): Promise<{ ms: number; text: string }> {
  let slowest = { ms: 0, text: '' };
  for (const length of [...shorter, longest])
    for (const unit of units) {
      const pumped = unit.repeat(length / unit.length);
      for (const text of [pumped, `${pumped}!`, `${pumped}\n`, `a@${pumped}!`]) {
        const ms = await bestMs(() => () => read(text));
        if (ms > slowest.ms) slowest = { ms, text: `${JSON.stringify(unit)}, ${length} long` };
        if (ms > barMs) return slowest;
      }
    }
  return slowest;
}

/** No text makes a pattern take long. */
export const patterns: Row[] = [
  {
    id: 86,
    title: 'strings pumped up to 64 KiB against every pattern of the sources and schemas, and at every route',
    engines: ['node'],
    expected: '< 50 ms',
    limitMs: 600_000,
    async run(stage) {
      const all = allPatterns();
      expect(all.length).toBeGreaterThan(130);
      // The checker knows which may go back over what they have read without a bound; whether they do is measured.
      const doubted = all.filter(({ regexp }) => isSafe(regexp, { maxScore: 200, timeout: 5_000 }).score.infinite);
      const slow: { place: string; ms: number; text: string }[] = [];
      for (const { place, regexp } of all)
        slow.push({ place, ...(await slowestOf((text) => regexp.test(text), reach[place.split(':')[0]!] ?? longest)) });
      // Its other patterns are joined of parts.
      slow.push({ place: 'masking', ...(await slowestOf(findPrivate, maxTextLength)) });
      slow.sort((a, b) => b.ms - a.ms);
      expect(slow.filter(({ ms }) => ms > barMs)).toEqual([]);
      const [{ place, ms }] = slow as [(typeof slow)[0]];
      stage.figure(
        `${all.length} patterns, ${doubted.length} of them without a bound by their form; slowest ${ms.toFixed(1)} ms (${place})`,
      );

      const pumps = ['a', '/', '@', 'a@', '{', '-', '0 ', '1.', ' ', '漢', '"', '%2f', '[url', 'a.'];
      const found = await onBothStores(async ({ engine, target }) => {
        const late: string[] = [];
        let count = 0;
        for (const unit of pumps)
          for (const length of [4_000, 60_000])
            for (const [name, place] of Object.entries(places)) {
              const value = unit.repeat(length / unit.length);
              const ms = await bestMs(() => {
                const attack = place(value, target, publicUrl, nowMs);
                return async () => expect(await target.strike(attack), name).toBe(undefined);
              });
              count += 1;
              if (ms > barMs) late.push(`${name}: ${unit} × ${length}: ${Math.round(ms)} ms`);
            }
        expect(late).toEqual([]);
        return `${engine}: ${count} requests, none slower`;
      });
      for (const one of found) stage.figure(one);
    },
  },
];
