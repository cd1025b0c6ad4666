import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callsOf, openDemo } from './open-demo.js';

let shop: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  shop = await openDemo();
});
afterAll(() => shop.close());

describe('orders', () => {
  const place = (age: '0' | '3') => shop.visitor().send('/switchboard/orders', { age });
  const newest = async () => {
    const board = await (await shop.visitor().get('/switchboard')).text();
    return /href="(\/orders\/\d+\?key=[\w-]+)"/.exec(board)![1]!;
  };

  test('open for whoever placed them or has the link, and for nobody else', async () => {
    await place('0');
    const address = await newest();
    expect((await shop.visitor().get(address)).status).toBe(200);
    expect((await shop.visitor().get(address.split('?')[0]!)).status).toBe(404);
  });

  test('on its way: Earful is told what was promised, as it was shown', async () => {
    await place('0');
    const page = await (await shop.visitor().get(await newest())).text();
    const [[call, touchpoint, facts] = []] = callsOf(page);
    expect([call, touchpoint]).toEqual(['expect', 'order-status']);
    expect(facts).toMatchObject({ by: new Date('2026-03-13T20:00:00').toISOString(), promise: 'delivery-date' });
    expect(facts!['subject']).toMatch(/^order-\d+$/);
    expect(page).toContain(facts!['shownText']);
  });

  test('ordered after 14:00 it takes a day more', async () => {
    shop.setTime('2026-03-11T14:00:00');
    await place('0');
    shop.setTime('2026-03-11T10:00:00');
    const [[, , facts] = []] = callsOf(await (await shop.visitor().get(await newest())).text());
    expect(facts!['by']).toBe(new Date('2026-03-14T20:00:00').toISOString());
  });

  test('delivered in time: the expectation is met', async () => {
    await place('3');
    const page = await (await shop.visitor().get(await newest())).text();
    expect(page).toContain('Delivered on');
    expect(page).not.toContain('later than promised');
    expect(callsOf(page)[0]).toEqual([
      'met',
      'order-status',
      expect.stringMatching(/^order-\d+$/),
      expect.stringMatching(/^\d{4}-.*Z$/),
    ]);
  });

  test('late while parcels are stuck; afterwards it arrives, and stays late', async () => {
    const address = await shop.broken('delivery-late', async () => {
      await place('3');
      const late = await newest();
      const page = await (await shop.visitor().get(late)).text();
      expect(page).toContain('It has not arrived');
      expect(page).toMatch(/by Tuesday,? 10\u00a0March/);
      expect(callsOf(page)[0]![0]).toBe('expect');
      return late;
    });
    const page = await (await shop.visitor().get(address)).text();
    expect(page).toContain('later than promised');
    expect(callsOf(page)[0]![0]).toBe('met');
  });

  test('what was delivered before the switch stays delivered, though nobody had looked', async () => {
    await place('0');
    const address = await newest();
    shop.setTime('2026-03-16T10:00:00');
    await shop.broken('delivery-late', async () => {
      const page = await (await shop.visitor().get(address)).text();
      expect(page).toMatch(/Delivered on Friday,? 13\u00a0March/);
      expect(page).not.toContain('later than promised');
    });
  });
});
