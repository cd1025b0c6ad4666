import { expect } from '@playwright/test';
import { soon } from '../customer.js';
import type { Row } from '../row.js';
import type { Stage } from '../stage.js';
import type { Tab } from '../tab.js';
import { arrived, receipts, sent, staffAt } from './steps.js';

const links = (count: number): string =>
  Array.from({ length: count }, (_, at) => `https://shop.example/${at}`).join(' ');

/** The hosted page without its script, as what fills in every field that it finds leaves it; resolves with the critique's id. */
async function fillsEverything(stage: Stage): Promise<string> {
  const { proxy, ledger } = stage;
  const blocked = proxy.inject({ kind: 'cutRequest', bytes: 0 }, { when: ({ path }) => path.endsWith('/earful.js') });
  const { tab } = await stage.customer();
  await tab.open(`${proxy.url}/earful/t/checkout`);
  const critiqueId = await tab.evaluate(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>('form input:not([type=hidden])'))
      field.value = 'Sam Example';
    return document.querySelector<HTMLInputElement>('input[name=critiqueId]')!.value;
  });
  const submitted = [{ critiqueId, revision: 1, comment: '' }];
  ledger.noted.push({ submitted, outcomes: [], faults: [], violations: [], shown: [] });
  await tab.click({ role: 'button', name: 'much worse' });
  await expect.poll(() => tab.texts({ role: 'heading', name: 'Thank you. We have it.' }), soon).toHaveLength(1);
  await tab.click({ role: 'link', name: 'See what happens with it' });
  await expect
    .poll(() => tab.texts({ text: 'It has arrived and waits to be read by a person.' }), soon)
    .toHaveLength(1);
  blocked();
  return critiqueId;
}

/** Sends the details in the moment in which they are shown. */
async function isInstant(stage: Stage, words: string): Promise<void> {
  const customer = await arrived(stage);
  await customer.tab.click({ role: 'button', name: 'Tell us what went wrong' });
  await customer.tab.evaluate((comment) => {
    const root = document.querySelector('earful-critique')!.shadowRoot!;
    const watch = new MutationObserver(() => {
      const field = root.querySelector<HTMLTextAreaElement>('textarea[name=comment]');
      if (!field) return;
      watch.disconnect();
      field.value = comment;
      field.form!.requestSubmit();
    });
    watch.observe(root, { childList: true, subtree: true });
  }, words);
  await customer.tab.click({ role: 'button', name: 'worse', within: 'dialog' });
  await expect.poll(() => stage.ledger.stored().map(({ comment }) => comment), soon).toContain(words);
  await customer.isTold('received');
  await customer.holds(0);
}

/** What stands in the list of the inbox. */
const linesOf = (tab: Tab): Promise<string[]> =>
  tab.evaluate(() => [...document.querySelectorAll('li.row .excerpt')].map(({ textContent }) => textContent ?? ''));

/** Critiques in all figures together. */
const counted = (tab: Tab): Promise<number> =>
  tab.evaluate(async () => {
    let count = 0;
    for (const origin of ['invited', 'volunteered']) {
      const response = await fetch(`/earful/v1/staff/standings?origin=${origin}`);
      const { touchpoints } = (await response.json()) as { touchpoints: { critiques: number }[] };
      for (const { critiques } of touchpoints) count += critiques;
    }
    return count;
  });

/** What machines leave, or people whom one could take for them. */
export const machines: Row[] = [
  {
    id: 90,
    title: 'the field that nobody sees is filled in; details are sent as they appear; words are made of links',
    engines: ['chromium', 'firefox'],
    expected: 'stored, set aside, in no figure until vouched for; the customer is told the truth',
    async run(stage) {
      const { proxy, ledger } = stage;
      const honest = stage.words();
      await sent(stage, honest);
      const trapped = await fillsEverything(stage);
      const instant = `${stage.words()} ${links(2)}`;
      await isInstant(stage, instant);
      const spam = `${stage.words()} ${links(4)}`;
      const customer = await arrived(stage);
      await customer.tap();
      await customer.tell(spam);
      await customer.isTold('received');
      await customer.holds(0);
      expect(new Set(receipts(stage))).toEqual(new Set(['stored']));

      const set = ledger.query(
        `select c.id, c.doubt, r.comment from critiques c join revisions r on r.critique_id = c.id and r.revision = c.latest_revision
         where c.in_doubt = 1 order by c.received_at`,
      );
      expect(set).toEqual([
        { id: trapped, doubt: 'trap', comment: null },
        { id: expect.any(String), doubt: 'links,instant', comment: instant },
        { id: expect.any(String), doubt: expect.stringMatching(/^links/), comment: spam },
      ]);

      const staff = await staffAt(stage, 'Ada');
      await expect.poll(() => linesOf(staff), soon).toEqual([honest]);
      expect(await counted(staff)).toBe(1);
      await staff.open(`${proxy.url}/earful/inbox/?show=doubt`);
      await expect.poll(async () => (await linesOf(staff)).length, soon).toBe(3);
      expect(await linesOf(staff)).toEqual(expect.arrayContaining([instant, spam]));

      const { id } = ledger.query(`select c.id from cases c where c.critique_id = '${String(set[2]!['id'])}'`)[0]!;
      await staff.open(`${proxy.url}/earful/inbox/${String(id)}`);
      await staff.click({ role: 'button', name: 'This is real' });
      await expect.poll(() => staff.texts({ role: 'heading', name: 'Is this real?' }), soon).toEqual([]);
      expect(await counted(staff)).toBe(2);
      await staff.open(`${proxy.url}/earful/inbox/`);
      await expect.poll(async () => (await linesOf(staff)).toSorted(), soon).toEqual([honest, spam].toSorted());
    },
  },
];
