import { expect, test } from 'vitest';
import { insertRows } from '../../../packages/server/src/store/insert-rows.js';
import { openSite } from '../support/site.js';

const batch = (id: string, day: string) => ({ id, day, sample: 0 });
const batches = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    batch(`${name}${String(index).padStart(3, '0')}`, `2026-03-0${index % 9}`),
  );

async function open() {
  const { store, rows } = await openSite();
  return {
    store,
    insert: (all: ReturnType<typeof batches>, unlessKnown?: 'id') =>
      store.write((db) =>
        insertRows(db, { table: 'exposure_batches', rows: all, ...(unlessKnown && { unlessKnown }) }),
      ),
    stored: () => rows('select id, day, sample from exposure_batches order by id'),
  };
}

test('every row is there, few or many, and none of what is undone', async () => {
  const { store, insert, stored } = await open();
  const [few, many] = [batches('a', 3), batches('b', 200)];
  expect(await insert([])).toEqual([]);
  await insert(few);
  const undone = store.write(async (db) => {
    await insertRows(db, { table: 'exposure_batches', rows: batches('c', 7) });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await insert(many)).toEqual(many);
  expect(await stored()).toEqual([...few, ...many]);
});

test('what is known stays as it is, and only what is new is told', async () => {
  const { insert, stored } = await open();
  await insert([batch('a', '2026-03-01')]);
  const fresh = await insert([batch('b', '2026-03-02'), batch('a', '2026-03-02'), batch('c', '2026-03-02')], 'id');
  expect(fresh.map(({ id }) => id)).toEqual(['b', 'c']);
  const all = [batch('a', '2026-03-01'), batch('b', '2026-03-02'), batch('c', '2026-03-02')];
  expect(await stored()).toEqual(all);
  await expect(insert([batch('d', '2026-03-03'), batch('a', '2026-03-03')])).rejects.toThrow();
  expect(await stored()).toEqual(all);
});
