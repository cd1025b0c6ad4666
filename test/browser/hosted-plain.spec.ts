import { expect } from '@playwright/test';
import { test } from '../helpers/hosted-fixture.js';

test.use({ javaScriptEnabled: false });

const answer = 'much worse';
const revisions =
  'select revision, origin, touchpoint_id, disconfirmation, comment from revisions order by received_at';

test('without script: one tap, the confirmation, details, and what the inbox has of it', async ({
  page,
  hosted,
  rows,
}) => {
  await page.goto(hosted('returns?via=qr'));
  await page.getByRole('button', { name: answer, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. We have it.');
  await expect(page.getByText(/Larkspoon Care reads this by/)).toBeVisible();
  const first = { revision: 1, origin: 'qr', touchpoint_id: 'returns', disconfirmation: -2, comment: null };
  expect(rows(revisions)).toEqual([first]);

  await page.getByLabel('The rules').check();
  await page.getByLabel('In your own words (optional)').fill('Two pages,\n& neither says it.');
  await page.getByLabel('How should it have been? (optional)').fill('One sentence.');
  await page.getByLabel('I’ll remember it').check();
  await page.getByLabel('Yes, by e-mail').check();
  await page.getByLabel('Your e-mail address').fill('sam@example.com');
  await page.getByRole('button', { name: 'Send details' }).click();
  await expect(page.getByText(/We answer to sam@example.com by/)).toBeVisible();
  expect(
    rows('select comment, expected_text, severity, causes, reply_wanted from revisions where revision = 2'),
  ).toEqual([
    {
      comment: 'Two pages,\n& neither says it.',
      expected_text: 'One sentence.',
      severity: 3,
      causes: '["rules"]',
      reply_wanted: 'email',
    },
  ]);
  expect(rows('select email, phone from contacts')).toEqual([{ email: 'sam@example.com', phone: null }]);

  await page.reload();
  await expect(page.getByRole('paragraph').filter({ hasText: 'Two pages,' })).toBeVisible();
  expect(rows(revisions)).toHaveLength(2);

  await page.getByText('Change or add something').click();
  await page.getByLabel('In your own words (optional)').fill('Three pages.');
  await page.getByRole('button', { name: 'Send details' }).click();
  await page.getByRole('link', { name: 'See what happens with it' }).click();
  await expect(page.getByText('Three pages.', { exact: true })).toBeVisible();
  expect(rows('select latest_revision from critiques')).toEqual([{ latest_revision: 3 }]);
});

test('a double click is one critique', async ({ page, hosted, rows }) => {
  await page.goto(hosted('returns'));
  await page.getByRole('button', { name: answer, exact: true }).dblclick();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  await page.goto(hosted('returns'));
  expect(rows('select id from critiques')).toHaveLength(1);
});

test('details sent by a double click are one revision', async ({ page, hosted, rows }) => {
  await page.goto(hosted('returns'));
  await page.getByRole('button', { name: answer, exact: true }).click();
  await page.getByLabel('In your own words (optional)').fill('Once.');
  await page.getByRole('button', { name: 'Send details' }).dblclick();
  await expect(page.getByText('What you told us')).toBeVisible();
  await page.reload();
  expect(rows('select revision, comment from revisions order by revision')).toEqual([
    { revision: 1, comment: null },
    { revision: 2, comment: 'Once.' },
  ]);
});

test('back, forward and reload send nothing again; a page that is fetched anew has names of its own', async ({
  page,
  hosted,
  rows,
}) => {
  await page.goto(hosted('returns'));
  const names = page.locator('[name=critiqueId]');
  const before = await names.getAttribute('value');
  await page.getByRole('button', { name: answer, exact: true }).click();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  await page.goBack();
  expect(await names.getAttribute('value')).not.toBe(before);
  await page.goForward();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  expect(rows('select id from critiques')).toEqual([{ id: before }]);
});

test('two windows of one confirmation: both keep their words, the later one is shown', async ({
  page,
  context,
  hosted,
  rows,
}) => {
  await page.goto(hosted('returns'));
  await page.getByRole('button', { name: answer, exact: true }).click();
  const other = await context.newPage();
  await other.goto(page.url());
  for (const [window, words] of [
    [page, 'First window.'],
    [other, 'Second window.'],
  ] as const) {
    await window.getByLabel('In your own words (optional)').fill(words);
    await window.getByRole('button', { name: 'Send details' }).click();
    await expect(window.getByText(words, { exact: true }).first()).toBeVisible();
  }
  expect(rows('select revision, comment from revisions where revision > 1 order by revision')).toEqual([
    { revision: 2, comment: 'First window.' },
    { revision: 3, comment: 'Second window.' },
  ]);
});

test('a wrong address for the answer is told at its field, which has focus, and nothing is lost', async ({
  page,
  hosted,
  rows,
}) => {
  await page.goto(hosted('returns'));
  await page.getByRole('button', { name: answer, exact: true }).click();
  await expect(page.getByLabel('Your e-mail address')).toBeHidden();
  await page.getByLabel('In your own words (optional)').fill('Kept.');
  await page.getByLabel('Yes, by e-mail').check();
  await page.getByLabel('Your e-mail address').fill('sam at example');
  await page.getByRole('button', { name: 'Send details' }).click();
  const field = page.getByLabel('Your e-mail address');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('sam at example');
  await expect(field).toHaveAccessibleDescription(/does not look like an e-mail address/);
  await expect(page.getByLabel('In your own words (optional)')).toHaveValue('Kept.');
  expect(rows('select revision from revisions')).toEqual([{ revision: 1 }]);
  // Nobody is thanked for what was not kept; what was is below.
  const heading = page.getByRole('heading', { level: 1 });
  await expect(page).toHaveTitle(/^That didn’t go through\./);
  await expect(heading).toHaveText('That didn’t go through.');
  await expect(page.getByText('Thank you')).toHaveCount(0);
  await expect(page.locator('section:has(form) ~ section')).toContainText(answer, { ignoreCase: true });
  await field.fill('sam@example.com');
  await page.getByRole('button', { name: 'Send details' }).click();
  await expect(page).toHaveTitle(/^Thank you\. We have it\./);
  await expect(heading).toHaveText('Thank you. We have it.');
  expect(rows('select comment from revisions where revision = 2')).toEqual([{ comment: 'Kept.' }]);
});

test('only with the keyboard, in Polish, to a touchpoint that nobody has configured', async ({
  page,
  hosted,
  rows,
}) => {
  await page.goto(hosted('old-label?lang=pl'));
  const first = page.getByRole('button', { name: 'znacznie gorzej' });
  await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dziękujemy. Mamy zgłoszenie.');
  expect(rows(revisions)).toMatchObject([{ touchpoint_id: 'unrouted', disconfirmation: -1 }]);
});

test('a form of another site is not taken', async ({ page, demo, hosted, rows }) => {
  await page.route('http://evil.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${hosted('returns')}"><button name="disconfirmation" value="-2">Win</button></form>`,
    }),
  );
  await page.goto('http://evil.example/');
  const [response] = await Promise.all([page.waitForResponse(hosted('returns')), page.getByRole('button').click()]);
  expect(response.status()).toBe(403);
  expect(rows('select id from critiques')).toEqual([]);
  await page.goto(demo.shopUrl);
});

test('a page that was printed has what is worth keeping on paper', async ({ page, hosted, rows }) => {
  await page.goto(hosted('returns'));
  await page.getByRole('button', { name: answer, exact: true }).click();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(String(rows('select reference from critiques')[0]!['reference']))).toBeVisible();
  for (const hidden of [
    page.getByRole('button', { name: 'Send details' }),
    page.getByLabel('In your own words (optional)'),
  ]) {
    await expect(hidden).toBeHidden();
  }
});
