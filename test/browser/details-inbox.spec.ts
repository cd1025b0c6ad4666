import type { Page } from '@playwright/test';
import { sampleCase } from '../inbox/sample-cases.js';
import { expect, faultsOf, test } from './inbox-fixture.js';

const everything = () =>
  sampleCase(1, {
    replyWanted: 'phone',
    severity: 3,
    causeLabels: ['nobody was there', 'waiting'],
    critique: {
      comment: 'I paid with •••• and waited for forty minutes.',
      expectedText: 'A person after five minutes.',
      expectationSource: 'explicitPromise',
      remedyText: 'Call me, and take the fee off.',
      patience: 'agitated',
      parity: 'harder',
      emotions: ['letDown', 'angry'],
      perceptions: ['notCaredFor'],
      redactions: [
        { kind: 'card', count: 2 },
        { kind: 'passport', count: 1 },
      ],
      answerOrder: 'bestFirst',
      opening: 'neutral',
      reply: {
        wanted: 'phone',
        phone: '+44 20 7946 0000',
        window: { from: '09:00', to: '11:00', timeZone: 'America/New_York' },
      },
    },
  });

const opened = async (page: Page, endpoint: string, one: { caseId: string } | undefined) => {
  await page.goto(`${endpoint}/inbox/${one?.caseId}`);
  await expect(page.getByRole('region', { name: 'About this critique' })).toBeVisible();
};

/** What sticks out of the window, or out of the box that holds it. */
const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const wide = document.scrollingElement!.scrollWidth > innerWidth ? ['the page'] : [];
    const out = Array.from(document.querySelectorAll<HTMLElement>('main *')).filter((element) => {
      const box = element.getBoundingClientRect();
      const holder = element.closest('.card')?.getBoundingClientRect();
      return (
        box.width > 0 &&
        (box.left < -1 ||
          box.right > innerWidth + 1 ||
          (holder !== undefined && (box.left < holder.left - 1 || box.right > holder.right + 1)))
      );
    });
    return [...wide, ...out.map((element) => `${element.tagName}.${element.className}`)];
  });

test('everything that a customer added, in plain words', async ({ page, start, signIn }) => {
  const fake = await start({ cases: [everything()] });
  await signIn(fake);
  await opened(page, fake.endpoint, fake.cases[0]);
  const experienced = page.getByRole('region', { name: 'What happened' }).first();
  for (const text of [
    'nobody was there',
    '2 card numbers were taken out of the words before they were kept.',
    'Taken out of the words before they were kept: passport, 1.',
  ]) {
    await expect(experienced).toContainText(text);
  }
  const added = page.getByRole('region', { name: 'What would put it right' });
  await expect(added).toContainText('Call me, and take the fee off.');
  for (const [term, said] of [
    ['Where they expected it from', 'An advert, a product page or a date we gave'],
    ['How they bore the wait', 'Restless'],
    ['Compared with a shop', 'Harder'],
    ['How it left them', 'Let downAngry'],
    ['How we came across', 'They did not feel cared for'],
  ] as const) {
    await expect(added.locator('dl > div').filter({ hasText: term }).getByRole('definition')).toHaveText(said);
  }
  const facts = page.getByRole('region', { name: 'About this critique' });
  await expect(facts).toContainText(/Answers stood\s*Best first/);
  await expect(facts).toContainText(/The invitation asked\s*how it was/);
  // The browser of this test hangs in Warsaw, five hours ahead of New York between the two changes of clocks.
  await expect(page.getByText('Call between')).toHaveText(
    'Call between 09:00 and 11:00 in America/New_York, for you 14:00 to 16:00.',
  );
  expect(await faultsOf(page)).toEqual([]);
});

test('what is newer than this inbox stands as it was sent', async ({ page, start, signIn }) => {
  const one = everything();
  Object.assign(one.critique, {
    expectationSource: 'horoscope',
    patience: 'constructor',
    parity: 'likeAtHome',
    emotions: ['relieved', 'angry'],
    perceptions: ['tooLoud'],
    answerOrder: 'shuffled',
    opening: 'silent',
    remedyText: undefined,
  });
  one.critique.reply!.window!.timeZone = 'Mars/Base';
  const fake = await start({ cases: [one] });
  await signIn(fake);
  await opened(page, fake.endpoint, fake.cases[0]);
  const added = page.getByRole('region', { name: 'What they added' });
  for (const code of ['horoscope', 'constructor', 'likeAtHome', 'relieved', 'Angry', 'tooLoud']) {
    await expect(added.getByText(code, { exact: true })).toBeVisible();
  }
  await expect(page.getByText('shuffled')).toBeVisible();
  await expect(page.getByText('silent')).toBeVisible();
  await expect(page.getByText('Call between')).toContainText('Mars/Base, a time zone that this browser does not know');
});

const hostile = {
  markup: `<img src=x onerror=alert(1)></script>"'><b>`,
  turned: '\u202eevil\u2066\u2067 \u200f\u200b',
  long: 'Ü'.repeat(4_000),
  family: '👨‍👩‍👧‍👦'.repeat(300),
  marks: `a${'\u0315\u0300'.repeat(400)}`,
  rightToLeft: 'انتظرت ساعتين (2) ولم يأت أحد',
};

for (const [name, text] of Object.entries(hostile)) {
  test(`${name} in every field is text, and the layout holds at 320 px`, async ({ page, start, signIn }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    const one = everything();
    Object.assign(one.critique, {
      comment: text,
      expectedText: text,
      remedyText: text,
      expectationSource: text,
      patience: text,
      parity: text,
      emotions: [text],
      perceptions: [text],
      answerOrder: text,
      opening: text,
      redactions: [{ kind: text, count: 1 }],
      facts: { [text]: text },
      path: text,
      promise: { promiseId: 'x', shownText: text },
      reply: { wanted: 'phone', phone: text, window: { from: '09:00', to: '11:00', timeZone: text } },
    });
    Object.assign(one, { causeLabels: [text], excerpt: text, touchpointName: text, department: text });
    const fake = await start({ cases: [one] });
    await signIn(fake);
    expect(await sticksOut(page)).toEqual([]);
    await opened(page, fake.endpoint, fake.cases[0]);
    expect(await sticksOut(page)).toEqual([]);
    expect(await page.locator('main :is(img, script, b)').count()).toBe(0);
    // Each piece is a box of its own for the reading direction, so none turns its neighbours.
    const isolated = page.locator('.customer, .customer-line');
    expect(await isolated.count()).toBeGreaterThan(12);
    for (const each of await isolated.all()) {
      await expect(each).toHaveAttribute('dir', 'auto');
      await expect(each).toHaveCSS('unicode-bidi', 'isolate');
    }
  });
}

test('empty words take no room and break nothing', async ({ page, start, signIn }) => {
  const one = everything();
  Object.assign(one.critique, { comment: '', expectedText: '', remedyText: '', emotions: [], perceptions: [] });
  Object.assign(one.critique, { redactions: [], causes: [], expectationSource: '', reply: { wanted: 'none' } });
  const fake = await start({ cases: [one] });
  await signIn(fake);
  await opened(page, fake.endpoint, fake.cases[0]);
  expect(await sticksOut(page)).toEqual([]);
  await expect(page.getByText('How it left them')).toHaveCount(0);
});

test('what was taken back says so in list and case, and cannot be answered', async ({ page, start, signIn }) => {
  const withdrawnAt = '2026-03-11T09:30:00Z';
  const gone = sampleCase(1, {
    withdrawnAt,
    readBy: '2026-03-11T08:00:00Z',
    disconfirmation: undefined,
    revision: 3,
    critique: { withdrawn: true, path: undefined, viewportWidth: undefined, trail: undefined },
  });
  const fake = await start({ cases: [gone, sampleCase(2, { critique: { comment: 'Still here.' } })] });
  await signIn(fake);
  await expect(page.getByText('1 open')).toBeVisible();
  await expect(page.getByText('Withdrawn')).toHaveCount(0);
  await page.goto(`${fake.endpoint}/inbox/?show=all`);
  const row = page.locator(`[data-case="${gone.caseId}"]`);
  await expect(row).toContainText('Withdrawn by the customer');
  await expect(row).toContainText('Nothing of what was said is left.');
  await expect(row.getByText('overdue')).toHaveCount(0);
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Withdrawn by the customer');
  await expect(page.getByText('The customer took this critique back on 11 Mar 2026, 10:30.')).toBeVisible();
  for (const missing of [
    page.getByRole('textbox'),
    page.getByRole('button', { name: /Acknowledge|Send answer/ }),
    page.getByText('How it should have been'),
    page.getByText('Answers stood'),
    page.getByText('promised to have read'),
  ]) {
    await expect(missing).toHaveCount(0);
  }
  await expect(page.getByRole('region', { name: 'What happened when' })).toContainText('Withdrawn by the customer');
  expect(await faultsOf(page)).toEqual([]);
});

test('a page that shows a case sees at once that it was taken back', async ({ page, start, signIn }) => {
  const fake = await start({ cases: [everything()] });
  await signIn(fake);
  await opened(page, fake.endpoint, fake.cases[0]);
  const one = fake.cases[0]!;
  Object.assign(one, { withdrawnAt: '2026-03-11T09:59:00Z', disconfirmation: undefined, severity: undefined });
  one.critique = { ...sampleCase(1).critique, withdrawn: true };
  fake.tell({ kind: 'revised', caseId: one.caseId });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Withdrawn by the customer');
  await expect(page.getByText('Call me, and take the fee off.')).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
});
