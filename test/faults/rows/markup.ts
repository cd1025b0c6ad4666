import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Identity } from '@earful/client';
import { expect } from '@playwright/test';
import { liveMarkup, markupLike } from '../../helpers/bad-input/markup.js';
import { soon, wordsField } from '../customer.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import { strictPolicy } from '../site.js';
import type { Stage } from '../stage.js';
import type { Tab } from '../tab.js';
import { critiques, sent, staffAt } from './steps.js';

/** What a page looks like when something in it was taken for markup, and what stands on it, fields included. */
interface Look {
  marked: string[];
  ran: boolean;
  text: string;
}

/** Runs in the page. */
function look(): Look {
  const marked: string[] = [];
  let text = '';
  const visit = (root: Document | ShadowRoot): void => {
    text += root instanceof Document ? root.body.textContent : root.textContent;
    for (const element of root.querySelectorAll('*')) {
      if (element.hasAttribute('data-xss')) marked.push(element.outerHTML);
      if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) text += ` ${element.value}`;
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  return { marked, ran: 'xss' in window, text };
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ');

/** Waits until these texts stand there as they were written; then nothing of them may have become anything else. */
async function isInert(tab: Tab, where: string, shown: string[]): Promise<void> {
  let seen: Look | undefined;
  const missing = async (): Promise<string[]> => {
    seen = await tab.evaluate(look);
    const text = collapsed(seen.text);
    return shown.filter((one) => !text.includes(collapsed(one)));
  };
  await expect.poll(missing, { ...soon, message: `${where}: not shown` }).toEqual([]);
  const { marked, ran } = seen!;
  expect({ marked, ran, dialogs: tab.dialogs ?? [] }, where).toEqual({ marked: [], ran: false, dialogs: [] });
}

/** As much of it as a field of forty, or of thirty-five, takes. */
const short = '<svg data-xss onload=top.xss=1>';

/** The text in every field that takes one. */
const everyField = (text: string) => ({
  origin: 'paymentFailed',
  expectedText: text,
  remedyText: text,
  causes: [text],
  path: `/${text}`,
  promise: { promiseId: 'two-days', shownText: text },
  facts: { [text.slice(0, 64)]: text },
  locale: short,
  reply: { wanted: 'phone', phone: short },
});

/** Many in one, as long as a critique may be. */
const together = (): string[] => {
  const comments = [''];
  for (const one of markupLike) {
    if (comments.at(-1)!.length + one.length > 3_000) comments.push('');
    comments.push(`${comments.pop()}${one}\n`);
  }
  return comments.map((one) => one.trim());
};

/** A page of the host that is nothing but such a text: there it does run. */
async function isAlive({ site, proxy }: Stage, tab: Tab, text: string, hits: () => number): Promise<void> {
  site.pages.policy = '';
  site.pages.files['/alive'] = ['text/html', `<!doctype html><title>Alive</title><body>${text}`];
  await tab.open(`${proxy.url}/alive`);
  await expect.poll(async () => [(await tab.evaluate(look)).ran, hits()], soon).toEqual([true, 1]);
  site.pages.policy = strictPolicy;
}

/** What the panel on a page of the shop shows of such a text: as it is written, received, and handed back. */
async function inThePanel(stage: Stage, texts: string[]): Promise<void> {
  const { proxy } = stage;
  const [image, script] = texts.map(encodeURIComponent);
  const customer = await stage.customer();
  await customer.arrive(`/${image}?q=${script}#${image}`);
  await customer.tap();
  await customer.isTold('received');
  const words = `${stage.words()} ${texts[0]}`;
  await customer.tab.type(wordsField, words);
  await isInert(customer.tab, 'the panel, as it is written', [words]);
  await customer.tab.click({ role: 'button', name: 'Send details' });
  await customer.isTold('received');
  await isInert(customer.tab, 'the panel, received', []);
  const refusal = { earful: 1, type: texts[0], title: texts[0], detail: texts[0], status: 422, code: 'invalid' };
  const body = JSON.stringify({ ...refusal, faults: [{ path: texts[0], message: texts[0] }] });
  const headers = { 'content-type': 'application/problem+json' };
  proxy.inject({ kind: 'answer', status: 422, headers, body }, { ...critiques, times: 2 });
  await customer.arrive(`/${script}?q=${image}`);
  await customer.tap();
  await customer.isTold('returned');
  const back = `${stage.words()} ${texts[0]}`;
  await customer.tell(back);
  await customer.isTold('returned');
  await customer.tab.click({ role: 'button', name: 'Change', within: 'dialog' });
  await isInert(customer.tab, 'the panel, returned', [back]);
  expect((await customer.shown()).comment).toBe(back);
}

/** Text that is markup, on its way through every surface. */
export const markup: Row[] = [
  {
    id: 83,
    title:
      'scripts, handlers, javascript: and data: addresses, SVG, templates, refreshes, in every text, address, referrer, user agent and name; shown on every page',
    engines: everywhere,
    expected: 'R/D1, inert',
    limitMs: 400_000,
    async run(stage) {
      const { site, proxy, ledger } = stage;
      let hits = 0;
      const away = createServer((_, response) => {
        hits += 1;
        response.end();
      });
      await once(away.listen(0, '127.0.0.1'), 'listening');
      try {
        const texts = liveMarkup(`http://127.0.0.1:${(away.address() as AddressInfo).port}/`);
        const stored: { identity: Identity; shown: string[] }[] = [];
        for (const text of texts) {
          const comment = `${stage.words()} ${text}`;
          const headers = { 'user-agent': text, referer: text };
          stored.push({ identity: await sent(stage, comment, everyField(text), headers), shown: [comment, text] });
        }
        for (const text of together()) {
          const comment = `${stage.words()} ${text}`;
          stored.push({ identity: await sent(stage, comment), shown: [comment.split(' <')[0]!] });
        }
        await inThePanel(stage, texts);

        const name = `Ada ${texts[0]}`;
        const tab = await staffAt(stage, name);
        await isAlive(stage, tab, texts[0]!, () => hits);
        const inbox = `${proxy.url}/earful/inbox/`;
        await tab.open(`${inbox}?show=all&order=newest`);
        await isInert(tab, 'the list', [stored[0]!.shown[0]!]);
        for (const { identity, shown } of stored) {
          const { critiqueId, reference, secret } = identity;
          const { id } = ledger.query(`select id from cases where critique_id = '${critiqueId}'`)[0]!;
          const reply = { replyId: randomUUID(), text: shown.at(-1)! };
          const answered = await tab.evaluate(
            async (url, sent) => {
              const headers = { 'content-type': 'application/json' };
              return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(sent) })).status;
            },
            `${proxy.url}/earful/v1/staff/cases/${String(id)}/replies`,
            reply,
          );
          expect(answered).toBe(201);
          for (const [where, path, more] of [
            ['the case', `inbox/${String(id)}`, [name]],
            ['the status page', `c/${reference}/${secret}`, [name]],
            ['what can be changed', `t/checkout/${reference}/${secret}`, []],
          ] as const) {
            await tab.open(`${proxy.url}/earful/${path}`);
            await isInert(tab, `${where}: ${shown[0]}`, [...shown, ...more]);
          }
          await tab.open(inbox);
        }
        for (const path of ['people', 'touchpoints']) {
          await tab.open(inbox + path);
          await isInert(tab, path, [path === 'people' ? `${name} signed in` : 'Checkout']);
        }
        const [image, script] = texts.map(encodeURIComponent);
        await tab.open(`${proxy.url}/earful/t/${image}?lang=${script}&via=${image}&kiosk=${script}#${image}`);
        await isInert(tab, 'the hosted page', ['Fern & Finch']);

        // Whether a violation is heard of at all: this one is.
        expect(site.violations).toEqual([]);
        await tab.open(inbox);
        await tab.evaluate((src) => void (new Image().src = src), texts[0]!.match(/http[^']+/)![0]);
        await expect.poll(() => site.violations, soon).toEqual([expect.stringContaining('img-src')]);
        expect(hits).toBe(1);
        stage.figure(`${stored.length} critiques, on three pages each`);
      } finally {
        away.closeAllConnections();
        away.close();
      }
    },
  },
];
