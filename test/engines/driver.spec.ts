import { viewport } from './driver.js';
import { expect, test } from './fixture.js';
import { see } from './steps.js';

test('a driver finds, presses, and sees what a person does; no two visitors share anything', async ({
  visitor,
  staff,
  demo,
}) => {
  await visitor.open(`${demo.shopUrl}help`);
  await staff.open(`${demo.shopUrl}help`);
  await see(visitor, { role: 'button', name: 'Tell us what went wrong' });

  await visitor.click({ role: 'button', name: 'Tell us what went wrong' });
  // In an open shadow root, and only once it is there.
  await see(visitor, { role: 'heading', name: /fall short/, within: 'dialog' });
  expect(await visitor.texts({ role: 'button', name: 'wors', within: 'dialog' })).toEqual([]);
  await visitor.press('Escape');
  await expect.poll(() => visitor.texts({ role: 'dialog' })).toEqual([]);

  await visitor.evaluate((value) => localStorage.setItem('mine', value), 'yes');
  expect(await visitor.evaluate(() => Promise.resolve(localStorage.getItem('mine')))).toBe('yes');
  expect(await staff.evaluate(() => localStorage.getItem('mine'))).toBeNull();

  await visitor.setOffline(true);
  expect(await visitor.evaluate(() => navigator.onLine)).toBe(false);
  const reached = () =>
    fetch('/help').then(
      ({ ok }) => ok,
      () => false,
    );
  expect(await visitor.evaluate(reached)).toBe(false);
  await visitor.setOffline(false);
  expect(await visitor.evaluate(reached)).toBe(true);

  const png = await visitor.screenshot();
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    'PNG',
    viewport.width,
    viewport.height,
  ]);
});
