import { expect } from '@playwright/test';
import { passTime, test, visit } from './widget-page.js';
import { asking, drawn, expectAsked } from './widget-probes.js';

/** An element with a shadow root of this mode, in which it shows a template of the page; `code` may raise a count in it. */
const element = (mode: string, code = '') => `
  customElements.define('x-step', class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: '${mode}' });
      root.append(document.querySelector('template').content.cloneNode(true));
      this.raise = () => { root.querySelector('b').textContent++ };
      ${code}
    }
  });`;
const raising = `root.addEventListener('click', this.raise);`;
const counting = '<template><span>More</span> <b>0</b></template>';
const inShadow = '<x-step id="it" type="button"></x-step>';
const setting = (code: string) =>
  `addEventListener('click', ({ target }) => { const field = document.querySelector('input'); if (target.id === 'it') ${code} })`;
/** Raises the figures of the page's `u` every second, as a clock does. */
const clock = `setInterval(() => document.querySelector('u').textContent++, 1_000);`;
const below = { position: 'absolute', left: 0, top: 0, width: '100%', height: '100%' };
const popover = '<button id="it" popovertarget="menu">Menu</button><p id="menu" popover>S, M, L</p>';

for (const [signal, betweenMs] of [
  ['deadClick', 2_700],
  ['rageClick', 200],
] as const)
  test.describe(`${signal}: what is an answer`, () => {
    for (const [name, asked, body, script] of [
      ['a popover', false, popover, ''],
      ['a value that a script sets', false, '<button id="it">+</button><input value="1">', setting('field.value++')],
      [
        'a value that a script sets and takes back',
        false,
        '<button id="it">As before</button><input>',
        setting(`field.value = field.value ? '' : '12 Fern Road'`),
      ],
      ['a value at its end', true, '<button id="it">+</button><input value="9">', setting(`field.value = 9`)],
      [
        'a box that a script ticks',
        false,
        '<button id="it">All</button><input type="checkbox">',
        setting('field.checked = !field.checked'),
      ],
      [
        'a value in an open root',
        false,
        '<template><input value="1"></template><button id="it">+</button><div><x-step></x-step></div>',
        element('open') +
          `addEventListener('click', ({ target }) => target.id === 'it' && document.querySelector('x-step').shadowRoot.querySelector('input').value++);`,
      ],
      ['a part that unfolds', false, '<details><summary id="it">Sizes</summary>S, M, L</details>', ''],
      ['an open root that changes', false, counting + inShadow, element('open', raising)],
      ['an open root where nothing changes', true, counting + inShadow, element('open')],
      ['a popover in an open root', false, `<template>${popover}</template>${inShadow}`, element('open')],
      [
        'another element whose open root changes',
        false,
        counting + '<button id="it">More</button><div><x-step></x-step></div>',
        element('open') +
          `addEventListener('click', ({ target }) => target.id === 'it' && document.querySelector('x-step').raise());`,
      ],
      [
        'an open root in an open root',
        false,
        counting + '<x-outer id="it" type="button"></x-outer>',
        element('open', raising) +
          `customElements.define('x-outer', class extends HTMLElement {
            constructor() { super(); this.attachShadow({ mode: 'open' }).append(document.createElement('x-step')); }
          });`,
      ],
      ['a closed root, of which nobody knows', false, counting + inShadow, element('closed')],
      [
        'a control in an open root, where nothing changes',
        true,
        '<template><button id="it">Pay</button></template><x-step></x-step>',
        element('open'),
      ],
      [
        'a box in an open root that scrolls',
        false,
        '<template><textarea rows="2">1\n2\n3\n4\n5\n6\n7\n8\n9</textarea><button id="it">Next</button></template><x-step></x-step>',
        element('open', `root.addEventListener('click', () => root.querySelector('textarea').scrollBy(0, 5));`),
      ],
      [
        'a ripple, which comes with every press',
        true,
        '<button id="it">Pay<i class="MuiTouchRipple-root"></i></button>',
        `addEventListener('mousedown', () => {
          const ripple = Object.assign(document.createElement('i'), { className: 'MuiTouchRipple-ripple' });
          document.querySelector('button i').append(ripple);
          setTimeout(() => ripple.remove(), 550);
        });`,
      ],
      ['a clock that goes on', true, 'Held for <u>600</u> s. <button id="it">Pay</button>', clock],
      [
        'a figure beside a clock',
        false,
        'Held for <u>600</u> s. <button id="it">+</button><b>1</b>',
        clock + `addEventListener('click', () => document.querySelector('b').textContent++);`,
      ],
      ...['canvas', 'video'].map(
        (layer) =>
          [
            `what may be drawn on the ${layer} below`,
            false,
            `<button id="it">+</button><${layer}></${layer}>`,
            `addEventListener('DOMContentLoaded', () => {
              Object.assign(document.querySelector('${layer}').style, ${JSON.stringify(below)});
              Object.assign(it.style, { position: 'relative', zIndex: 1 });
            });`,
          ] as const,
      ),
    ] as const) {
      test(`${asked ? 'asks for' : 'stays silent for'} ${name}`, async ({ page, shop }) => {
        Object.assign(shop, { config: asking(signal), body, script });
        await visit(page, shop);
        for (let i = 0; i < 3; i++) {
          await page.locator('#it').first().click();
          await drawn(page);
          await passTime(page, betweenMs);
        }
        await expectAsked(page, asked);
      });
    }
  });

test('rageClick: two buttons in one open root are two, and what the host marks in it is marked', async ({
  page,
  shop,
}) => {
  shop.config = asking('rageClick');
  shop.script = element('open');
  shop.body = `<template><button>A</button><button>B</button><p data-earful-ignore><button>C</button></p></template>
    <x-step></x-step>`;
  await visit(page, shop);
  for (const name of ['A', 'B', 'A', 'B', 'C', 'C', 'C']) {
    await page.getByRole('button', { name, exact: true }).click();
    await passTime(page, 200);
  }
  await expectAsked(page, false);
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'A', exact: true }).click();
  await expectAsked(page, true);
});

for (const [name, asked, body, script] of [
  ['asks for a control, the words of which they select', true, '<b id="it">Pay now</b>', `it.style.cursor = 'pointer'`],
  ['stays silent for words that they select', false, '<b id="it">Pay now</b>', ''],
  [
    'asks where other words were selected before',
    true,
    '<button id="it">Pay</button>',
    'getSelection().selectAllChildren(text)',
  ],
] as const)
  test(`rageClick: three clicks at once: ${name}`, async ({ page, shop }) => {
    Object.assign(shop, { config: asking('rageClick'), body });
    shop.script = `addEventListener('DOMContentLoaded', () => { ${script} })`;
    await visit(page, shop);
    await page.locator('#it').click({ clickCount: 3 });
    expect(await page.evaluate(() => `${getSelection()}`)).not.toBe('');
    await expectAsked(page, asked);
  });

test.describe('rageClick: what is no failure of a script', () => {
  const grow = `document.querySelector('main').append(Object.assign(document.createElement('p'), { textContent: 'More' }))`;
  for (const [name, code, complaint] of [
    ['a picture that is not there', `const it = new Image(); it.src = '/none.png?'; document.body.append(it)`, ''],
    [
      'a remark of the browser',
      `${grow}; new ResizeObserver(() => ${grow}).observe(document.querySelector('main'))`,
      '',
    ],
    ['a request that was called off', `${grow}; Promise.reject(new DOMException('off', 'AbortError'))`, 'off'],
  ] as const) {
    test(name, async ({ page, shop, complaints }) => {
      shop.config = asking('rageClick');
      shop.answers['/none.png'] = [404, 'text/plain', ''];
      shop.body = '<button id="it">More</button>';
      shop.script = `addEventListener('click', ({ target }) => { if (target.id === 'it') { ${code} } });
        for (const type of ['error', 'unhandledrejection']) addEventListener(type, () => (window.failed = true), true)`;
      await visit(page, shop);
      for (let i = 0; i < 3; i++) {
        await page.locator('#it').click();
        await drawn(page);
        await page.clock.runFor(200);
      }
      await page.waitForFunction(() => 'failed' in window);
      await expectAsked(page, false);
      if (complaint) expect([...new Set(complaints.splice(0))]).toEqual([complaint]);
    });
  }
});

test.describe('deadClick: what moves and plays', () => {
  const body = '<button id="it">Pay</button><audio loop></audio>';
  for (const [name, asked, script] of [
    ['what a script moves is an answer', false, `onclick = ({ target }) => target.animate({ opacity: [0, 1] }, 300)`],
    [
      'what it has moved all the time is none',
      true,
      `document.documentElement.animate({ opacity: [0.9, 1] }, { duration: 999, iterations: Infinity })`,
    ],
    [
      'what plays again and again begins anew by itself',
      true,
      `onclick = () => document.querySelector('audio').dispatchEvent(new Event('seeking'))`,
    ],
  ] as const)
    test(name, async ({ page, shop }) => {
      Object.assign(shop, { config: asking('deadClick'), body, script });
      await visit(page, shop);
      for (let i = 0; i < 2; i++) {
        await page.locator('#it').click();
        await drawn(page);
        await passTime(page, 2_700);
      }
      await expectAsked(page, asked);
    });
});
