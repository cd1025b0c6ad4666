import { expect } from '@playwright/test';
import type { Client } from '@earful/client';
import type { Earful } from '@earful/widget';
import type { Told } from './audit.js';
import type { Ledger } from './ledger.js';
import type { Tab } from './tab.js';
import type { Lying, Noted } from './witness.js';
import { readDevice, readWitness } from './witness.js';

/** Asked every so often until it is so, or for as long as this. */
export const soon = { intervals: [20, 50], timeout: 15_000 };

/** Where the words go. WebKit counts the note about the draft to its name. */
export const wordsField = { role: 'textbox', name: /^In your own words/ } as const;

/** What a prompt says, and what stands in its field for words. */
export interface Shown {
  told: Told['told'] | 'sending' | 'nothing';
  comment: string;
}

/** One tab with the shop in it, and whoever sits before it. */
export interface Customer {
  tab: Tab;
  /** Comes to the shop, and waits until it settles. */
  arrive(path?: string): Promise<void>;
  /** Waits until everything is there that a prompt needs without a network. */
  settles(): Promise<void>;
  /** Opens the prompt and answers with one tap: revision 1. */
  tap(): Promise<void>;
  /** Writes words and sends them: the next revision. */
  tell(words: string): Promise<void>;
  shown(): Promise<Shown>;
  /** Writes down what the prompt says, if it says what became of an answer. */
  look(): Promise<void>;
  /** Waits until the prompt says so, and writes it down. */
  isTold(told: Told['told']): Promise<void>;
  /** Gives revision 1 of a new critique to the page's client, past the prompt. Resolves when it has tried to write it. */
  submit(...words: string[]): Promise<{ critiqueId: string; kept: boolean }[]>;
  /** What lies on the device, read past the client. */
  device(): Promise<Lying[]>;
  /** Waits until so many records lie on the device. */
  holds(count: number): Promise<Lying[]>;
  /** Tells the page that the network is back, as the browser would: it looks again what is due. */
  wake(): Promise<void>;
  /** Sends what is due, and resolves when that round is over. */
  flush(): Promise<void>;
  /** What the client has told of records in this document, oldest first. */
  outcomes(): Promise<Noted['outcomes']>;
  /** Waits until the client has told of so many attempts in this document. */
  hears(count: number, patienceMs?: number): Promise<Noted['outcomes']>;
  /** Reads what the pages of this tab have seen, into the ledger. Before it is closed or killed. */
  note(): Promise<Noted[]>;
}

type Page = { earful: Earful };

const neededOffline = ['prompt.js', 'prompt-en.js', 'details.js', 'details-en.js'];

const phrases: [RegExp, Shown['told']][] = [
  [/Thank you\. We have it\./, 'received'],
  [/kept on this device until/, 'saved'],
  [/That didn’t go through\./, 'unsaved'],
  [/We could not accept this/, 'returned'],
  [/Sending…/, 'sending'],
];

export function createCustomer(tab: Tab, url: string, ledger: Ledger): Customer {
  const known = new Set<string>();

  async function write({ told, comment }: Shown): Promise<void> {
    if (told === 'sending' || told === 'nothing') return;
    // A prompt's first revision is a tap; what was submitted past it has words at once.
    const { submitted } = (await customer.note()).at(-1)!;
    const last = submitted.findLast((one) => one.revision > 1 || !one.comment);
    // After the tap there are no words yet that could be lost: the answer itself stands in the prompt.
    if (last) ledger.told.push({ ...last, told, isTextInForm: comment === last.comment });
  }

  const customer: Customer = {
    tab,
    async arrive(path = '/') {
      await customer.note().catch(() => []);
      await tab.open(url + path);
      await customer.settles();
    },
    async settles() {
      const isReady = () =>
        tab.evaluate((names) => {
          const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
          return (
            !!customElements.get('earful-critique') &&
            !!document.querySelector('earful-launcher') &&
            'mint' in ((window as unknown as Page).earful.client as Client) &&
            names.every((name) => fetched.some((address) => address.endsWith(`/${name}`)))
          );
        }, neededOffline);
      await expect.poll(isReady, { ...soon, message: 'the prompt is there' }).toBe(true);
    },
    async tap() {
      await tab.click({ role: 'button', name: 'Tell us what went wrong' });
      await tab.click({ role: 'button', name: 'worse', within: 'dialog' });
    },
    async tell(words) {
      await tab.type(wordsField, words);
      await tab.click({ role: 'button', name: 'Send details' });
    },
    async shown() {
      const { status, comment } = await tab.evaluate(() => {
        const root = document.querySelector('earful-critique')?.shadowRoot;
        return {
          status: (root?.querySelector('[role=status]')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
          comment: root?.querySelector<HTMLTextAreaElement>('textarea[name=comment]')?.value ?? '',
        };
      });
      return { told: phrases.find(([phrase]) => phrase.test(status))?.[1] ?? 'nothing', comment };
    },
    look: async () => write(await customer.shown()),
    async isTold(told) {
      let shown: Shown | undefined;
      const says = async () => (shown = await customer.shown()).told;
      await expect.poll(says, { ...soon, message: 'the prompt says' }).toBe(told);
      await write(shown!);
    },
    submit: (...words) =>
      tab.evaluate(async (comments) => {
        const client = (window as unknown as Page).earful.client as Client;
        const given = [];
        for (const comment of comments) {
          const identity = client.mint();
          const { kept } = await client.submit(identity, 1, {
            touchpointId: 'checkout',
            origin: 'self',
            surface: 'card',
            locale: 'en',
            answerOrder: 'worstFirst',
            disconfirmation: -1,
            comment,
          });
          given.push({ critiqueId: identity.critiqueId, kept });
        }
        return given;
      }, words),
    device: () => tab.evaluate(readDevice),
    async holds(count) {
      await expect
        .poll(async () => (await customer.device()).length, { ...soon, message: 'on the device' })
        .toBe(count);
      return customer.device();
    },
    wake: () => tab.evaluate(() => void dispatchEvent(new Event('online'))),
    flush: () => tab.evaluate(() => (window as unknown as Page).earful.client!.flush()),
    outcomes: () => tab.evaluate(() => (window as unknown as { witness: Noted }).witness.outcomes),
    async hears(count, patienceMs = soon.timeout) {
      const heard = async () => (await customer.outcomes()).length;
      await expect.poll(heard, { ...soon, timeout: patienceMs, message: 'outcomes' }).toBeGreaterThanOrEqual(count);
      return customer.outcomes();
    },
    async note() {
      const read = await tab.evaluate(readWitness);
      // What earlier documents have left is read again each time.
      const isNew = (one: Noted): boolean => known.size < known.add(JSON.stringify(one)).size;
      ledger.noted.push(...read.filter(isNew));
      return read;
    },
  };
  return customer;
}
