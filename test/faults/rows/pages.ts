import { expect } from '@playwright/test';
import { soon, wordsField } from '../customer.js';
import { bodyOf } from '../proxy/seen.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import { plainTag } from '../site.js';
import { arrived, createGate, once, posts, receipts, tapHeld, travel } from './steps.js';

/** Critiques that the proxy saw, each id once. */
const idsIn = (bodies: string[]): Set<string | undefined> =>
  new Set(bodies.map((body) => /critiqueId\\":\\"([^\\]+)/.exec(body)?.[1]));

/** What happens to a page while it lives. */
export const pages: Row[] = [
  {
    id: 44,
    title: 'the page goes into the back/forward cache with a request under way, and comes back',
    engines: everywhere,
    expected: 'D1',
    limitMs: 120_000,
    async run(stage) {
      const { site, proxy, ledger } = stage;
      // Without the widget, else that page would send it.
      site.pages.files['/plain'] = ['text/html', '<!doctype html><title>Plain</title>'];
      if (stage.engine.name === 'firefox') {
        // Firefox does not cache a page that holds a Web Lock as it goes, which ours does while it sends: row 43. Plain http has none.
        site.pages.script = `Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined })`;
        stage.figure('without Web Locks, as on plain http; with one the page is loaded anew instead');
      }
      const customer = await stage.customer();
      // The request is never answered; it is answered while the page is away; it is answered once the page is back.
      for (const [index, answered] of (['never', 'away', 'back'] as const).entries()) {
        const gate = createGate();
        await customer.note();
        await customer.tab.open(`${proxy.url}/plain`);
        await customer.arrive('/second');
        const before = posts(stage).length;
        proxy.inject(answered === 'never' ? { kind: 'blackHole' } : { kind: 'holdAnswer', until: gate.until }, once);
        await customer.submit(stage.words());
        await proxy.until(() => posts(stage)[before]?.isWhole, 'it is on its way');
        await customer.note();
        await travel(customer, -1, '/plain');
        if (answered === 'away') gate.open();
        await travel(customer, 1, '/second');
        const backMs = Date.now();
        expect((await customer.note()).at(-1)!.shown, 'how the page was shown').toEqual(['new', 'restored']);
        if (answered === 'back') gate.open();
        await expect.poll(async () => (await customer.device()).length, { ...soon, timeout: 25_000 }).toBe(0);
        stage.figure(`answered ${answered}: ${((Date.now() - backMs) / 1_000).toFixed(1)} s after coming back`);
        expect(ledger.stored()).toHaveLength(index + 1);
      }
    },
  },
  {
    id: 48,
    title: 'double click, Enter twice, the script twice on the page',
    engines: everywhere,
    core: ['chromium'],
    expected: 'D1',
    async run(stage) {
      const { site, ledger } = stage;
      site.pages.tag = plainTag + plainTag;
      const customer = await arrived(stage);
      await customer.tab.click({ role: 'button', name: 'Tell us what went wrong' });
      await expect
        .poll(() => customer.tab.texts({ role: 'button', name: 'worse', within: 'dialog' }), soon)
        .toHaveLength(1);
      await customer.tab.evaluate(() => {
        const root = document.querySelector('earful-critique')!.shadowRoot!;
        const answer = [...root.querySelectorAll<HTMLButtonElement>('.answers button')].at(1)!;
        answer.click();
        answer.click();
        for (const type of ['keydown', 'keyup'])
          answer.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true }));
        answer.form?.requestSubmit(answer);
      });
      await customer.isTold('received');
      await customer.tab.type(wordsField, stage.words());
      await customer.tab.evaluate(() => {
        const root = document.querySelector('earful-critique')!.shadowRoot!;
        const send = [...root.querySelectorAll('button')].find(
          ({ textContent }) => textContent?.trim() === 'Send details',
        )!;
        send.click();
        send.click();
      });
      await customer.isTold('received');
      await customer.holds(0);
      expect(await customer.tab.evaluate(() => document.querySelectorAll('earful-launcher').length)).toBe(1);

      await customer.arrive();
      await customer.tab.click({ role: 'button', name: 'Tell us what went wrong' });
      for (const key of ['Tab', 'Tab', 'Enter', 'Enter'] as const) await customer.tab.press(key);
      await customer.isTold('received');
      await customer.holds(0);
      const noted = (await customer.note()).flatMap(({ submitted }) => submitted);
      expect(noted.map(({ revision }) => revision)).toEqual([1, 2, 1]);
      expect(idsIn(posts(stage).map(bodyOf)).size).toBe(2);
      expect(ledger.stored().map(({ revision }) => revision)).toEqual([1, 2, 1]);
    },
  },
  {
    id: 49,
    title: 'the tab is duplicated with words in the form, and both send',
    engines: everywhere,
    expected: 'D1 each',
    async run(stage) {
      const { site, ledger } = stage;
      // A tab that a page opens begins with what lies in the session storage of that page, as a duplicate does.
      site.pages.body = '<a href="/" target="_blank" rel="opener">Again</a>';
      const [words, more] = [stage.words(), stage.words()];
      const customer = await arrived(stage);
      await customer.tap();
      await customer.isTold('received');
      await customer.tab.type(wordsField, words);
      // The words are noted within a second; the other tab begins with them.
      const draft = () => customer.tab.evaluate(() => sessionStorage.getItem('earful:draft:checkout') ?? '');
      await expect.poll(draft, soon).toContain(words);
      const twin = await stage.customer(
        await customer.tab.opened(() => customer.tab.click({ role: 'link', name: 'Again' })),
      );
      await twin.arrive();
      // It goes on with the same critique.
      await twin.tab.click({ role: 'button', name: 'Tell us what went wrong' });
      expect((await twin.shown()).comment).toBe(words);
      await twin.tell(` ${more}`);
      await twin.isTold('received');
      // A tab in the background would leave the second attempt, under the next revision, for when it is seen.
      await twin.tab.closeTab();
      await customer.tab.click({ role: 'button', name: 'Send details' });
      await customer.isTold('received');
      const revisions = ledger.stored().map(({ revision, comment }) => [revision, comment]);
      expect(revisions.toSorted()).toEqual([
        [1, ''],
        [2, `${words} ${more}`],
        [3, words],
      ]);
      expect(new Set(ledger.stored().map(({ critiqueId }) => critiqueId)).size).toBe(1);
    },
  },
  {
    id: 50,
    title: 'the host removes the prompt and changes its route while it is sent',
    engines: everywhere,
    expected: 'D1',
    async run(stage) {
      const { ledger } = stage;
      const customer = await arrived(stage);
      const release = await tapHeld(stage, customer);
      await customer.tab.evaluate(() => {
        for (const one of document.querySelectorAll('earful-critique, earful-launcher')) one.remove();
        history.pushState(null, '', '/elsewhere');
        document.querySelector('main')!.replaceChildren();
      });
      release();
      await customer.holds(0);
      expect((await customer.hears(1))[0]).toMatchObject({ state: 'received' });
      expect(receipts(stage)).toEqual(['stored']);
      expect(ledger.stored()).toHaveLength(1);
    },
  },
  {
    id: 52,
    title: 'the main thread is blocked for 30 s, by an alert and by a script of the host',
    engines: everywhere,
    expected: 'D1',
    limitMs: 120_000,
    async run(stage) {
      const { ledger } = stage;
      const customer = await arrived(stage);
      const release = await tapHeld(stage, customer);
      await customer.tab.evaluate(
        () =>
          new Promise<void>((resolve) =>
            setTimeout(() => {
              const until = performance.now() + 30_000;
              while (performance.now() < until);
              resolve();
            }),
          ),
      );
      release();
      await customer.isTold('received');
      await customer.holds(0);
      // WebDriver's own wait for the alert would be in the way of everything else.
      if (stage.engine.name !== 'webkit') {
        await customer.tab.evaluate(() => void setTimeout(() => alert('Still there?')));
        await customer.tell(stage.words());
        await customer.isTold('received');
        await customer.holds(0);
      }
      expect(ledger.stored().length).toBe(stage.engine.name === 'webkit' ? 1 : 2);
    },
  },
];
