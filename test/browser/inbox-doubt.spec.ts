import { sampleCase } from '../inbox/sample-cases.js';
import { expect, faultsOf, test } from './inbox-fixture.js';

const cases = () => [
  sampleCase(1, { critique: { comment: 'Cheap watches' }, doubt: ['trap', 'repeated'] }),
  sampleCase(2, { critique: { comment: 'My parcel is late.' } }),
];

test('what is in doubt waits apart, says why, and one press makes it like any other', async ({
  page,
  start,
  signIn,
}) => {
  const fake = await start({ cases: cases() });
  await signIn(fake);
  await expect(page.locator('li.row')).toHaveCount(1);
  await expect(page.locator('li.row')).toContainText('My parcel is late.');
  await page.getByText('In doubt (1)').click();
  await expect(page).toHaveURL(/\?show=doubt$/);
  await expect(page.locator('li.row')).toContainText('In doubt');
  await expect(page.locator('.banner')).toContainText('set aside until somebody has looked');

  await page.locator('li.row a').click();
  const note = page.getByRole('region', { name: 'Is this real?' });
  await expect(note).toContainText('A field that people do not see was filled in.');
  await expect(note).toContainText('Many sent the very same words within a minute.');
  expect(await faultsOf(page)).toEqual([]);
  await note.getByRole('button', { name: 'This is real' }).click();
  await expect(note).toBeHidden();
  expect(fake.requests.filter(({ path }) => path.endsWith('/vouch'))).toHaveLength(1);

  await page.goto(`${fake.endpoint}/inbox/`);
  await expect(page.locator('li.row')).toHaveCount(2);
});

test('a refusal of the receiver is said, and it can be pressed again', async ({ page, start, signIn }) => {
  const fake = await start({ cases: cases() });
  await signIn(fake);
  await page.goto(`${fake.endpoint}/inbox/${fake.cases[0]?.caseId}`);
  const note = page.getByRole('region', { name: 'Is this real?' });
  fake.disturb((_method, path) => (path.endsWith('/vouch') ? 'unavailable' : undefined));
  await note.getByRole('button', { name: 'This is real' }).click();
  await expect(note).toContainText('The receiver cannot store anything right now.');
  fake.disturb(() => undefined);
  await note.getByRole('button', { name: 'This is real' }).click();
  await expect(note).toBeHidden();
});
