import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, test, visit } from './widget-page.js';
import { asking, decisions, drawn, expectAsked, inOpenRoot, measured, router, visitNow } from './widget-probes.js';

/** Asks at once. */
const etiquette = { arrivalMs: 0, quietMs: 0 };
const button = '<button id="it">Pay</button>';
const onClick = (code: string) => `addEventListener('click', (event) => { if (event.target.id === 'it') { ${code} } })`;
// By the browser's own time: the clock of the test may stand still meanwhile.
const hold = (ms: number) => `const end = event.timeStamp + ${ms}; while (new Event('now').timeStamp < end);`;
const press = (page: Page) => page.locator('#it').click({ force: true });

test.describe('dead click', () => {
  for (const [name, asked, body, code] of [
    ['two clicks without an answer', true, button, ''],
    ['a link that leads nowhere', true, '<a id="it" href="javascript:void 0">Pay</a>', 'event.preventDefault()'],
    ['an answer that comes too late', true, button, `setTimeout(() => (document.title = 'Done'), 2_600)`],
    ['a page that changes', false, button, `setTimeout(() => (document.title = Math.random()), 2_400)`],
    ['a page that scrolls', false, `${button}<div class="tall"></div>`, 'scrollBy(0, 1)'],
    ['focus that moves', false, `${button}<a id="next" href="/">Next</a>`, `document.getElementById('next').focus()`],
    ['a dialog', false, `${button}<dialog id="d">Sure?</dialog>`, 'd.show()'],
    ['what holds the page, as alert() does', false, button, hold(300)],
    ['a form that is not complete', false, `<form><input required><button id="it">Pay</button></form>`, ''],
    ['a step inside the page', false, button, `history.pushState(null, '', '/checkout/' + Math.random())`],
    ['a link that opens elsewhere', false, '<a id="it" href="/help" target="_blank">Help</a>', ''],
    ['a disabled control', false, '<button id="it" aria-disabled="true">Pay</button>', ''],
    ['what the host marks', false, `<div data-earful-ignore>${button}</div>`, ''],
    ['what is no control', false, '<b id="it">Pay</b>', ''],
    ['the tab that is shown', false, '<button id="it" role="tab" aria-selected="true">Sizes</button>', ''],
    ['the page that is shown', false, '<a id="it" href="/" aria-current="page">Home</a>', 'event.preventDefault()'],
    ['what is copied', false, button, `getSelection().selectAllChildren(text); document.execCommand('copy')`],
    ['what is played', false, `${button}<audio></audio>`, `document.querySelector('audio').volume = Math.random()`],
    [
      'a download',
      false,
      button,
      `Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.csv' }).click()`,
    ],
  ] as const) {
    test(`${asked ? 'asks for' : 'stays silent for'} ${name}`, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('deadClick'), body, script: onClick(code) });
      await visit(page, shop);
      for (let i = 0; i < 2; i++) {
        await press(page);
        await drawn(page);
        await passTime(page, 2_700);
      }
      await expectAsked(page, asked);
    });
  }

  for (const [name, send, path, asked] of [
    ['stays silent for a request', 'fetch', '/stock', false],
    ['asks where only we had something to send', 'fetch', '/earful/v1/config', true],
    ['asks for a click that is only reported', 'navigator.sendBeacon', '/seen', true],
  ] as const) {
    test(name, async ({ page, shop }) => {
      shop.config = { ...asking('deadClick', { times: 1, withinMs: 1_000 }), etiquette };
      Object.assign(shop, { body: button, script: onClick(`${send}('${path}?')`) });
      await visitNow(page, shop);
      await press(page);
      await measured(page, 'resource', `${path}?`);
      // A timer that was set later, and runs longer, ends after that of the trigger.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
      await expect.poll(async () => (await decisions(page)).length).toBe(asked ? 1 : 0);
    });
  }

  test('repeats count once, clicks with a modifier never', async ({ page, shop }) => {
    Object.assign(shop, { config: asking('deadClick'), body: button });
    await visit(page, shop);
    await press(page);
    await press(page);
    await passTime(page, 3_000);
    await page.locator('#it').click({ modifiers: ['Shift'] });
    await expectAsked(page, false);
  });
});

test.describe('dead click: what is answered in a frame', () => {
  // The test's shop has no frames.
  test.use({ bypassCSP: true });
  test('stays silent for a form that is sent there', async ({ page, shop }) => {
    shop.config = asking('deadClick');
    shop.body = `<iframe name="pay"></iframe><form target="pay" action="/bank">${button}</form>`;
    await page.route('**/bank?', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'Approve it in your app.' }),
    );
    await visit(page, shop);
    for (let i = 0; i < 2; i++) {
      await press(page);
      await drawn(page);
      await passTime(page, 2_700);
    }
    await expectAsked(page, false);
  });
});

test.describe('error click', () => {
  for (const [name, asked, code, complaint] of [
    ['a script that fails', true, `throw new Error('on purpose')`, 'on purpose'],
    ['a rejection nobody handles', true, `Promise.reject(new Error('on purpose'))`, 'on purpose'],
    [
      'an error within the second',
      true,
      `setTimeout(() => Promise.reject(new Error('on purpose')), 500)`,
      'on purpose',
    ],
    ['an error after it', false, `setTimeout(() => Promise.reject(new Error('on purpose')), 1_200)`, 'on purpose'],
    ['a request that was called off', false, `Promise.reject(new DOMException('no', 'AbortError'))`, 'no'],
  ] as const) {
    test(`${asked ? 'asks for' : 'stays silent for'} ${name}`, async ({ page, shop, complaints }) => {
      Object.assign(shop, { config: asking('errorClick'), body: button, script: onClick(code) });
      await visit(page, shop);
      await press(page);
      // In steps: the browser tells of a rejection a little later than the clock of the test.
      await passTime(page, 550);
      await passTime(page, 700);
      await expectAsked(page, asked);
      expect(complaints.splice(0)).toEqual([complaint]);
    });
  }

  for (const [name, asked, path, place, before = ''] of [
    ['a request answered with 500', true, '/broken', '#it'],
    ['a request without an answer', true, '/cut', '#it'],
    ['a request answered with 200', false, '/stock', '#it'],
    ['our own receiver', false, '/earful/v1/critiques', '#it'],
    ['a request that nobody clicked for', false, '/broken', undefined],
    ['what was not answered before the click either', false, '/cut', '#it', `fetch('/cut?first').catch(() => {});`],
  ] as const) {
    test(`${asked ? 'asks for' : 'stays silent for'} ${name}`, async ({ page, shop }) => {
      shop.mode = 'down';
      Object.assign(shop, { config: { ...asking('errorClick', { withinMs: 20_000 }), etiquette }, body: button });
      const options = path.startsWith('/earful') ? `{ method: 'POST', body: '{"body":"{}"}' }` : '{}';
      const request = `fetch('${path}?', ${options}).catch(() => {})`;
      shop.script = before + (place ? onClick(request) : `addEventListener('keydown', () => ${request})`);
      await visitNow(page, shop);
      if (before) await measured(page, 'resource', '?first');
      if (place) await press(page);
      else await page.keyboard.press('a');
      await measured(page, 'resource', `${path}?`);
      await expect.poll(async () => (await decisions(page)).length).toBe(asked ? 1 : 0);
    });
  }
});

test.describe('error click: whose answer is missing', () => {
  // The test's shop allows no other host.
  test.use({ bypassCSP: true });
  for (const [name, asked, origin] of [
    ['stays silent for another host whose name begins like ours', false, 'http://shop.localhost.example'],
    ['asks for our own host', true, 'http://shop.localhost'],
  ] as const) {
    test(name, async ({ page, shop }) => {
      shop.config = { ...asking('errorClick', { withinMs: 20_000 }), etiquette };
      Object.assign(shop, { body: button, script: onClick(`new Image().src = '${origin}/picture?'`) });
      await page.route(/shop\.localhost/, (route) => {
        const { pathname, search } = new URL(route.request().url());
        return pathname === '/picture' ? route.abort() : route.continue({ url: shop.url + pathname + search });
      });
      await visitNow(page, { ...shop, url: 'http://shop.localhost' });
      await press(page);
      await measured(page, 'resource', '/picture?');
      await expect.poll(async () => (await decisions(page)).length).toBe(asked ? 1 : 0);
    });
  }
});

test.describe('click and submit', () => {
  for (const [selector, asked] of [
    ['[data-buy]', true],
    ['[data-sell]', false],
    ['a[[', false],
    ['[data-inside]', true],
  ] as const) {
    test(`click: ${selector} ${asked ? 'asks' : 'stays silent'}`, async ({ page, shop, complaints }) => {
      Object.assign(shop, { config: asking('click', { selector }), body: '<p data-buy>Buy <b id="it">now</b></p>' });
      if (selector === '[data-inside]') Object.assign(shop, inOpenRoot('<b id="it" data-inside>now</b>'));
      await visit(page, shop);
      await press(page);
      await expectAsked(page, asked);
      const named = complaints.splice(0).join('\n');
      if (selector.endsWith('[[')) expect(named).toContain(`parameters.selector is "${selector}"`);
      else expect(named).toBe('');
    });
  }

  test('click: stays silent for clicks made by a script', async ({ page, shop }) => {
    Object.assign(shop, { config: asking('click', { selector: '#it' }), body: `${button}<i id="other">Other</i>` });
    shop.script = `addEventListener('click', ({ target }) => target.id === 'other' && it.click())`;
    await visit(page, shop);
    await page.locator('#other').click();
    await expectAsked(page, false);
  });

  const prevent = (code = '') => `addEventListener('submit', (event) => { event.preventDefault(); ${code} })`;
  for (const [name, asked, script, field, attributes] of [
    ['the browser sends', true, '', '<input required>', 'action="/help" target="_blank" novalidate'],
    ['a script sends and empties', true, prevent('event.target.reset()'), '<input id="name" required>', ''],
    ['a script keeps from others', true, prevent('event.stopImmediatePropagation()'), '', ''],
    ['the browser refuses', false, prevent(), '<input required>', ''],
    ['a script refuses', false, prevent(), '<input required>', 'novalidate'],
    [
      'a script marks as refused',
      false,
      prevent(`setTimeout(() => document.getElementById('name').setAttribute('aria-invalid', 'true'), 500)`),
      '<input id="name">',
      '',
    ],
    ['is another one', false, prevent(), '', 'class="other"'],
  ] as const) {
    test(`submit: ${asked ? 'asks after' : 'stays silent after'} a form that ${name}`, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('submit', { selector: 'form:not(.other)' }), script });
      shop.body = `<form ${attributes}>${field}<button id="it">Send</button></form>`;
      await visit(page, shop);
      if (field.includes('id="name"')) await page.locator('#name').fill('Ada');
      await press(page);
      // What was sent opens elsewhere, and where that is in front, nobody is asked here.
      await page.bringToFront();
      await passTime(page, 1_500);
      await expectAsked(page, asked);
    });
  }
});

test.describe('slow page', () => {
  /** What measures comes with the first press. */
  const ready = async (page: Page) => {
    await page.evaluate(() => {
      const chunk = document.querySelector<HTMLScriptElement>('script[data-endpoint]')!;
      const version = (window as unknown as { earful: { version: string } }).earful.version;
      return import(new URL(`${version}/slow-page.js`, chunk.src).href) as Promise<unknown>;
    });
    await measured(page, 'largest-contentful-paint');
  };

  const shift = `addEventListener('mousemove', () => { document.querySelector('main').style.marginTop = '300px' })`;
  test('stays silent when something else in the same open root is clicked', async ({ page, shop }) => {
    shop.config = asking('slowPage', { lcpMs: 1 });
    Object.assign(shop, inOpenRoot(`${button}<button id="other">Help</button>`));
    await visit(page, shop);
    await press(page);
    await ready(page);
    await passTime(page, 3_000);
    await page.locator('#other').click();
    await expectAsked(page, false);
  });

  for (const [name, asked, parameters, second] of [
    ['asks when what was clicked is clicked again', true, { lcpMs: 1 }, '#it'],
    ['stays silent when something else is clicked', false, { lcpMs: 1 }, '#text'],
    ['stays silent when nothing more is clicked', false, { lcpMs: 1 }, undefined],
    ['asks when that happens where much moved', true, { cls: 0.01 }, '#it'],
    ['stays silent on a page that is fast, and moves little', false, { cls: 3 }, '#it'],
  ] as const) {
    // No other engine measures how much moves.
    test(name, { tag: '@chromium' }, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('slowPage', parameters), body: button, script: shift });
      await visit(page, shop);
      await page.mouse.move(5, 5);
      await measured(page, 'layout-shift');
      await press(page);
      await ready(page);
      await passTime(page, 3_000);
      if (second) await page.locator(second).click();
      await expectAsked(page, asked);
    });
  }

  // The clock of the test puts a function where the browser counts interactions; without, web-vitals counts them itself.
  const busy = (ms: number) => `delete performance.interactionCount; ${router}; ${onClick(hold(ms))}`;
  for (const [name, asked, ms, waitMs] of [
    ['asks when the visitor goes back from a slow answer', true, 700, 3_000],
    ['stays silent when the answer was quick', false, 60, 3_000],
    ['stays silent when that was long ago', false, 700, 11_000],
  ] as const) {
    test(name, async ({ page, shop }) => {
      shop.config = asking('slowPage', undefined, { touchpoint: 'help' });
      Object.assign(shop, { body: `${button}<i data-go="/help">Help</i>`, script: busy(ms) });
      await visit(page, shop);
      // A script brings the visitor here: the press that is measured is the first one.
      await page.locator('[data-go]').dispatchEvent('click');
      await press(page);
      await ready(page);
      if (ms > 500) await measured(page, 'event', 'click');
      await passTime(page, waitMs);
      await page.goBack();
      expect(page.url()).toBe(`${shop.url}/`);
      await expectAsked(page, asked);
      if (asked) expect(await decisions(page)).toMatchObject([{ touchpoint: 'help', signal: 'slowPage' }]);
    });
  }
});
