import { expect } from '@playwright/test';
import { critique, envelope } from '@earful/protocol';
import { soon } from '../customer.js';
import type { Fault } from '../proxy/fault.js';
import { bodyOf } from '../proxy/seen.js';
import { pageClock } from '../page-clock.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import { strictPolicy } from '../site.js';
import type { Stage } from '../stage.js';
import { arrived, critiques, posts } from './steps.js';

/** Long enough for what waits in the slow lane. */
const laterMs = 7 * 3_600_000;

/** What hosts have put in the place of the platform before our script came, and what then happens to a critique. */
const patches: [name: string, script: string, told: 'received' | 'saved'][] = [
  ['fetch throws', `window.fetch = () => { throw new Error('No.') }`, 'saved'],
  ['fetch returns undefined', `window.fetch = () => {}`, 'saved'],
  ['fetch resolves with something else', `window.fetch = async () => ({ ok: true })`, 'saved'],
  ['fetch is a stub that says 200', `window.fetch = async () => new Response('{}')`, 'saved'],
  [
    'fetch is wrapped',
    `const { fetch } = window; window.fetch = (...given) => fetch(...given).then((response) => response)`,
    'received',
  ],
  [
    'Promise is an old polyfill, in macrotasks',
    `const Native = Promise;
     window.Promise = class extends Native {
       then(done, failed) {
         const later = (run) => run && ((value) => new Native((resolve, reject) => setTimeout(() => {
           try { resolve(run(value)) } catch (error) { reject(error) }
         })));
         return super.then(later(done), later(failed));
       }
     }`,
    'received',
  ],
  [
    'Prototype 1.6: toJSON of arrays, strings and objects',
    `Array.prototype.toJSON = function () { return '[' + this.map(String).join() + ']' };
     String.prototype.toJSON = function () { return '"' + this + '"' };
     Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value() { return '{}' } })`,
    'received',
  ],
  [
    'Object.prototype has methods that are enumerable, and a setter',
    `Object.prototype.each = function () {}; Object.prototype.clone = function () {};
     Object.defineProperty(Object.prototype, 'returned', { configurable: true, get() {}, set() {} })`,
    'received',
  ],
  ['JSON.parse is wrapped', `const { parse } = JSON; JSON.parse = (...given) => parse(...given)`, 'received'],
  [
    'timers and listeners are wrapped, as zone.js does',
    `const { setTimeout } = window; window.setTimeout = (run, ...rest) => setTimeout((...given) => run(...given), ...rest);
     const { addEventListener } = EventTarget.prototype;
     EventTarget.prototype.addEventListener = function (type, listen, ...rest) {
       const run = typeof listen === 'function' ? function (...given) { return listen.apply(this, given) } : listen;
       return addEventListener.call(this, type, run, ...rest);
     }`,
    'received',
  ],
];

/** Bodies at the proxy are what the schemas say, whatever the host did. */
function expectSound(stage: Stage): void {
  for (const seen of posts(stage)) {
    const sent = envelope.parse(JSON.parse(bodyOf(seen)));
    critique.parse(JSON.parse(sent.body));
  }
}

/** Pages that are odd or hostile, blockers, policies. */
export const host: Row[] = [
  {
    id: 93,
    title: `natives are patched: ${patches.map(([name]) => name).join('; ')}`,
    engines: everywhere,
    expected: 'D1 or K→D1, H',
    limitMs: 150_000,
    async run(stage) {
      const { site, ledger } = stage;
      const customer = await stage.customer();
      let delivered = 0;
      const isWebkit = stage.engine.name === 'webkit';
      const possible = patches.filter(([name]) => !isWebkit || !/^(Prototype|Object)/.test(name));
      if (isWebkit) stage.figure('without toJSON and Object.prototype: WebDriver itself speaks through them');
      for (const [name, script, told] of possible) {
        site.pages.script = `(() => { ${script} })();`;
        await customer.arrive();
        await customer.tap();
        await expect.poll(async () => (await customer.shown()).told, { ...soon, message: name }).toBe(told);
        await customer.isTold(told);
        if (told === 'received') delivered++;
        await expect.poll(() => ledger.stored().length, { ...soon, message: name }).toBe(delivered);
        expect(await customer.tab.texts({ role: 'heading', name: 'Checkout' }), name).toEqual(['Checkout']);
      }
      site.pages.script = pageClock(laterMs);
      await customer.arrive();
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(possible.length);
      expectSound(stage);
    },
  },
  {
    id: 94,
    title: 'the strictest policy with Trusted Types; then connect-src forbids it',
    engines: everywhere,
    expected: 'D1; K→D1',
    async run(stage) {
      const { site, ledger, allowed } = stage;
      const customer = await arrived(stage);
      await customer.tap();
      await customer.isTold('received');
      expect((await customer.note()).flatMap(({ violations }) => violations)).toEqual([]);

      allowed.push(/^connect-src /);
      site.pages.policy = strictPolicy.replace("connect-src 'self'", "connect-src 'none'");
      await customer.arrive();
      await customer.tap();
      await customer.isTold('saved');
      expect((await customer.hears(1))[0]).toMatchObject({ state: 'saved', status: 0 });
      const violations = (await customer.note()).flatMap((noted) => noted.violations);
      expect(violations.length).toBeGreaterThan(0);
      const [record] = await customer.holds(1);
      site.pages.policy = strictPolicy;
      // Where the browser told of the violation before the request failed, it waits in the slow lane.
      site.pages.script = pageClock(Math.max(0, record!.notBefore - Date.now()));
      await customer.arrive();
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(2);
    },
  },
  {
    id: 95,
    title: 'a blocker stops the script; stops the endpoint; answers an empty 200 or 204, or a redirect to nothing',
    engines: ['chromium', 'firefox'],
    expected: 'H; K→D1',
    async run(stage) {
      const { proxy, site, ledger } = stage;
      const customer = await stage.customer();
      const blocked = proxy.inject(
        { kind: 'cutRequest', bytes: 0 },
        { when: ({ path }) => path.endsWith('/earful.js') },
      );
      await customer.tab.open(proxy.url);
      expect(await customer.tab.texts({ role: 'heading' })).toEqual(['Checkout']);
      expect(await customer.tab.evaluate(() => document.querySelectorAll('earful-launcher').length)).toBe(0);
      blocked();

      const stubs: Fault[] = [
        { kind: 'cutRequest', bytes: 0 },
        { kind: 'answer', status: 200 },
        { kind: 'answer', status: 204 },
        { kind: 'answer', status: 302, headers: { location: 'data:text/plain,' } },
      ];
      await customer.arrive();
      let lift = (): void => {};
      for (const [index, stub] of stubs.entries()) {
        // No gap between two of them: what is due would go out in it.
        const next = proxy.inject(stub, critiques);
        lift();
        lift = next;
        await customer.submit(stage.words());
        await customer.flush();
        await customer.holds(index + 1);
      }
      expect(ledger.stored()).toEqual([]);
      lift();
      site.pages.script = pageClock(laterMs);
      await customer.arrive();
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(stubs.length);
    },
  },
  {
    id: 96,
    title: 'the host hides everything, stops every event, removes the prompt as it comes, submits forms by itself',
    engines: everywhere,
    expected: 'usable or absent, H',
    limitMs: 120_000,
    async run(stage) {
      const { site, ledger } = stage;
      const customer = await stage.customer();
      const types = '["click", "submit", "input", "change", "keydown", "focusin"]';
      const attacks: [name: string, script: string, isUsable: boolean][] = [
        [
          'everything is hidden',
          `const sheet = new CSSStyleSheet(); sheet.replaceSync('* { display: none !important }'); document.adoptedStyleSheets = [sheet]`,
          false,
        ],
        [
          'events are stopped on their way up',
          `for (const type of ${types}) document.addEventListener(type, (event) => event.stopPropagation())`,
          true,
        ],
        [
          'the prompt is removed as soon as it comes',
          `new MutationObserver(() => document.querySelector('earful-critique')?.remove()).observe(document, { childList: true, subtree: true })`,
          false,
        ],
        [
          'forms are submitted by the host',
          `addEventListener('DOMContentLoaded', () => {
             setInterval(() => document.querySelectorAll('form').forEach((form) => form.requestSubmit()), 50);
           })`,
          true,
        ],
      ];
      for (const [name, script, isUsable] of attacks) {
        const before = ledger.stored().length;
        site.pages.script = `(() => { ${script} })();`;
        await customer.arrive();
        if (isUsable) {
          await customer.tap();
          await customer.isTold('received');
          await customer.tell(stage.words());
          await customer.isTold('received');
        } else {
          await customer.tab.evaluate(() => (window as unknown as { earful: { open(): void } }).earful.open());
          expect(await customer.tab.texts({ role: 'button', name: 'worse' }), name).toEqual([]);
        }
        await customer.holds(0);
        expect(ledger.stored(), name).toHaveLength(before + (isUsable ? 2 : 0));
      }
    },
  },
];
