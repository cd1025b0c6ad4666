import type { Standings } from '@earful/protocol';
import { sampleCase, sampleNow, sampleStanding, sampleStandings } from '../inbox/sample-cases.js';
import { expect, test } from './inbox-fixture.js';
import { heard, listen } from './listen.js';

test('three answers alike are announced three times', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await expect(page.getByRole('listitem')).toHaveCount(5);
  await listen(page);
  for (const more of [1, 2, 3]) {
    fake.arrive(
      sampleCase(60 + more, {
        receivedAt: new Date(sampleNow - 20_000).toISOString(),
        touchpointId: 'checkout',
        touchpointName: 'Checkout',
        disconfirmation: -1,
      }),
    );
    await expect(page.getByRole('listitem')).toHaveCount(5 + more);
  }
  const sentence = 'New critique: Checkout, Worse than expected.';
  await expect.poll(() => heard(page)).toEqual([sentence, sentence, sentence]);
});

test('a second answer is said to be sent like the first', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByLabel('Your answer')).toBeVisible();
  await listen(page);
  for (const [at, text] of ['It leaves today.', 'It has left.'].entries()) {
    await page.getByRole('textbox').fill(text);
    await page.getByRole('button', { name: 'Send answer' }).press('Enter');
    await expect(page.locator('.thread > li')).toHaveCount(at + 1);
  }
  await expect.poll(() => heard(page)).toEqual(['Answer sent.', 'Answer sent.']);
});

test('what another filter or order shows is said once it is there', async ({ page, start, signIn }) => {
  await signIn(await start());
  await expect(page.getByRole('listitem')).toHaveCount(5);
  await listen(page);
  const open = 'Shown 5 of 6. Filter: open, which means not answered yet.';
  const titles = page.getByRole('listitem').getByRole('heading', { level: 2 });
  await page.getByText('Newest first').click();
  await expect(titles.first()).toContainText('Search');
  await page.getByText('Worst first').click();
  await expect(titles.first()).toContainText('Order status');
  await page.getByText('In doubt', { exact: true }).click();
  await expect(page.getByRole('main').getByText('No critique matches this filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(titles).toHaveCount(6);
  const doubt = 'Shown 0 of 6. Filter: in doubt, which means set aside until somebody has looked.';
  await expect
    .poll(() => heard(page))
    .toEqual([open, open, `${doubt} No critique matches this filter.`, 'Shown 6 of 6.']);
});

test('who tries again in vain hears it again', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  fake.disturb((_, path) => (path.startsWith('/cases') ? 'unavailable' : undefined));
  await page.reload();
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await listen(page);
  for (const tries of [1, 2]) {
    await again.press('Enter');
    await expect.poll(() => heard(page)).toHaveLength(tries);
  }
  expect((await heard(page))[1]).toContain('The receiver cannot store anything right now.');
});

test('more lines that do not come are said not to come each time they are asked for', async ({
  page,
  start,
  signIn,
}) => {
  const fake = await start({ cases: Array.from({ length: 60 }, (_, at) => sampleCase(at + 100)) });
  await signIn(fake);
  const more = page.getByRole('button', { name: /^Show 10 more/ });
  await expect(more).toBeVisible();
  await listen(page);
  fake.disturb((_, path) => (path.startsWith('/cases') ? 'unavailable' : undefined));
  for (const tries of [1, 2]) {
    await more.press('Enter');
    await expect.poll(() => heard(page)).toHaveLength(tries);
    await expect(more).toBeFocused();
  }
});

test('of touchpoints is said what was asked for, and not all of it again with every critique', async ({
  page,
  start,
  signIn,
}) => {
  let critiques = 0;
  const standings = (origin: Standings['origin']): Standings => {
    critiques += 1;
    return { ...sampleStandings(origin), touchpoints: [sampleStanding({ touchpointId: 'checkout', critiques })] };
  };
  const fake = await start({ standings });
  await signIn(fake);
  await page.goto(`${fake.endpoint}/inbox/touchpoints`);
  const banner = page.locator('.banner');
  await expect(banner).toContainText('critiques counted');
  await listen(page);
  const before = await banner.textContent();
  fake.tell({ kind: 'revised', caseId: fake.cases[0]!.caseId });
  await expect(banner).not.toHaveText(before!);
  await page.getByText('Volunteered', { exact: true }).click();
  await expect.poll(() => heard(page)).toHaveLength(1);
  expect((await heard(page))[0]).toMatch(
    /^\d+ critiques counted, 11 Dec 2025 to 11 Mar 2026\. Given by people who opened/,
  );
});
