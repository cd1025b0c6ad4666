import { expect } from '@playwright/test';
import { brokenBytes, hostileStrings, jsonTexts } from '../../helpers/bad-input/corpora.js';
import { fuzz } from '../../helpers/bad-input/fuzz.js';
import { critiqueWith, jsonPlaces, places } from '../../helpers/bad-input/places.js';
import type { Whole } from '../both-stores.js';
import { nowMs, onBothStores, publicUrl } from '../both-stores.js';
import type { Row } from '../row.js';
import type { Stage } from '../stage.js';

/** What every store keeps of a text: by the words of the contract, not by our function. */
const kept = (text: string): string =>
  [...text]
    .map((character) => (/^[\ud800-\udfff\0]$/.test(character) ? '\ufffd' : character))
    .join('')
    .replaceAll('\r\n', '\n');

/** Every table that holds what somebody said, as it lies there. */
async function everythingIn({ query }: Whole): Promise<unknown> {
  const critiques = await query('select id, reference, latest_revision, received_at from critiques order by id');
  const revisions = await query('select * from revisions order by critique_id, revision');
  return { critiques, revisions };
}

/** A text in every field that takes one. */
export const textFields = (text: string) => ({
  comment: text,
  expectedText: text,
  remedyText: text,
  ...(text.length <= 200 && {
    causes: [text],
    path: text,
    promise: { promiseId: 'two-days', shownText: text },
    facts: { [text.slice(0, 64)]: text },
  }),
});

/** Stores each text in every field, on both stores, and looks whether it is the same in both, and what it should be. */
async function storeTexts(stage: Stage, texts: readonly string[]): Promise<void> {
  const fit = texts.filter((text) => text.length > 0 && text.length <= 4_000);
  // The same names in both.
  const attacks = fit.map((text) => critiqueWith(textFields(text), nowMs));
  const [first, ...others] = await onBothStores(async (whole) => {
    for (const [index, attack] of attacks.entries()) {
      const response = await whole.target.send(attack);
      expect(response!.status, JSON.stringify(fit[index])).toBe(201);
    }
    const own = whole.target.own.critiqueId;
    const found = (await everythingIn(whole)) as { revisions: { critique_id: string; comment: string }[] };
    const comments = new Map(found.revisions.map((row) => [row.critique_id, row.comment]));
    for (const [index, { body }] of attacks.entries()) {
      const { critiqueId } = JSON.parse((JSON.parse(body as string) as { body: string }).body) as {
        critiqueId: string;
      };
      expect(comments.get(critiqueId)).toBe(kept(fit[index]!));
    }
    for (const caseId of (await whole.query('select id from cases')).map(({ id }) => String(id))) {
      const response = await whole.target.send({
        method: 'GET',
        path: `/v1/staff/cases/${caseId}`,
        headers: { cookie: whole.target.cookie },
      });
      const { critique } = (await response!.json()) as { critique: { critiqueId: string; comment?: string } };
      expect(critique.comment ?? null).toBe(comments.get(critique.critiqueId));
    }
    return JSON.stringify(found, (_, value: unknown) => value).replaceAll(own, 'own');
  });
  for (const other of others) {
    const without = (text: string) =>
      (JSON.parse(text) as { revisions: { critique_id: string }[] }).revisions.filter(
        (row) => row.critique_id !== 'own',
      );
    expect(without(other)).toEqual(without(first!));
  }
  stage.figure(`${fit.length} texts, the same bytes on ${others.length + 1} ${others.length ? 'stores' : 'store'}`);
}

const requests = 100_000;
const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20);

/** Input that has broken others. */
export const badInput: Row[] = [
  {
    id: 78,
    title: 'the Big List of Naughty Strings in every text, and in every place of every route, public and for staff',
    engines: ['node'],
    expected: 'D1 or R',
    limitMs: 600_000,
    async run(stage) {
      await storeTexts(stage, hostileStrings);
      const counts = await onBothStores(async ({ target }) => {
        let count = 0;
        // Judged at the end: each judgement is kept with its stack, and of tens of thousands the last ones take minutes.
        const failures: string[] = [];
        for (const value of hostileStrings)
          for (const [name, place] of Object.entries(places)) {
            count += 1;
            const failure = await target.strike(place(value, target, publicUrl, nowMs));
            if (failure !== undefined) failures.push(`${name}: ${JSON.stringify(value)}: ${failure}`);
          }
        expect(failures).toEqual([]);
        return count;
      });
      stage.figure(`${counts.join(' + ')} requests, none answered with a failure`);
    },
  },
  {
    id: 79,
    title:
      'NUL, halves of surrogate pairs, non-characters, marks of direction, nothing wide, thousands of combining marks',
    engines: ['node'],
    expected: 'D1 or R',
    limitMs: 300_000,
    async run(stage) {
      const { random } = stage;
      const units = [0, 9, 10, 13, 0x1b, 0x85, 0x200b, 0x200d, 0x202e, 0x2028, 0x2066, 0x301, 0x1f9, 0xd800, 0xdbff];
      const more = [0xdc00, 0xdfff, 0xd83d, 0xde0a, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x61, 0x27, 0x22, 0x5c];
      const all = [...units, ...more];
      const odd = Array.from({ length: 600 }, () =>
        String.fromCharCode(
          ...Array.from({ length: 1 + Math.floor(random() * 40) }, () => all[Math.floor(random() * all.length)]!),
        ),
      );
      await storeTexts(stage, [...all.map((unit) => String.fromCharCode(unit)), ...odd, `a${'\u0301'.repeat(3_999)}`]);
      await onBothStores(async ({ target }) => {
        const large = await target.send(critiqueWith({ comment: `a${'\u0301'.repeat(500_000)}` }, nowMs));
        expect(large!.status).toBe(413);
      });
    },
  },
  {
    id: 80,
    title: 'torture for readers of JSON at every route that reads some, and 100,000 generated requests at all routes',
    engines: ['node'],
    expected: 'R or D1',
    limitMs: 900_000,
    async run(stage) {
      const seed = Math.floor(stage.random() * 2 ** 31);
      const found = await onBothStores(async ({ engine, target, log }) => {
        for (const place of jsonPlaces) {
          for (const { name, input, mustFail } of jsonTexts) {
            const response = await target.send(place(input, target, publicUrl, nowMs));
            const { code } = (await response!.json()) as { code?: string };
            expect(response!.status, name).toBeLessThan(500);
            if (mustFail !== undefined && code !== 'too-large') expect(code === 'malformed', name).toBe(mustFail);
          }
          for (const bytes of brokenBytes)
            expect((await target.send(place(bytes, target, publicUrl, nowMs)))!.status).toBe(400);
        }
        log.length = 0;
        const half = { publicUrl, nowMs, seed, count: requests / 2 };
        // What code and caches need is there after a fifth.
        await fuzz(target, { ...half, count: half.count / 5 });
        const before = process.memoryUsage().rss;
        await fuzz(target, { ...half, seed: seed + 1, count: (half.count * 4) / 5 });
        const after = process.memoryUsage().rss;
        expect(after).toBeLessThan(before * 1.5);
        return `${engine}: ${half.count} requests with seed ${seed}, memory ${mebibytes(before)} → ${mebibytes(after)} MiB, slowest answer ${Math.round(target.slowestMs())} ms`;
      });
      for (const one of found) stage.figure(one);
    },
  },
];
