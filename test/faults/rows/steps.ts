import { expect } from '@playwright/test';
import type { Identity } from '@earful/client';
import type { Customer } from '../customer.js';
import { soon } from '../customer.js';
import { envelopeOf, mint, plainText, post } from '../envelope.js';
import { answerOf, isCritique } from '../proxy/seen.js';
import type { Seen } from '../proxy/seen.js';
import type { Stage } from '../stage.js';
import type { Tab } from '../tab.js';

/** Strikes every critique, and the next one only. */
export const critiques = { when: isCritique };
export const once = { when: isCritique, times: 1 };

/** Requests of critiques that the proxy saw. */
export const posts = ({ proxy }: Stage): Seen[] => proxy.seen.filter(isCritique);

/** Statuses that receipts gave, in the order of the requests. */
export const receipts = (stage: Stage): string[] =>
  posts(stage)
    .map((seen) => answerOf(seen))
    .filter(({ status }) => status < 300 && status > 0)
    .map(({ text }) => (JSON.parse(text) as { status: string }).status);

/** A gate that is opened once. */
export const createGate = () => {
  let open = (): void => {};
  const until = new Promise<void>((resolve) => (open = resolve));
  return { until, open: () => open() };
};

/** Goes through the history as a page would, and waits until that page is there. */
export const travel = async (customer: Customer, steps: number, path: string): Promise<void> => {
  const { tab } = customer;
  // Firefox loses what a page notes as it goes.
  await customer.note();
  await tab.evaluate((by) => void setTimeout(() => history.go(by)), steps);
  const where = () => tab.evaluate(() => location.pathname + document.readyState).catch(() => '');
  // What is asked of WebKit just as a page goes may be lost; its driver says so after 30 s.
  await expect.poll(where, { ...soon, timeout: 45_000 }).toBe(`${path}complete`);
};

/** A customer who was never here before, in the shop. */
export const arrived = async (stage: Stage): Promise<Customer> => {
  const customer = await stage.customer();
  await customer.arrive();
  return customer;
};

/** The network goes, the customer answers with one tap, and the answer is kept. */
export const tapOffline = async ({ proxy }: Stage, customer: Customer): Promise<void> => {
  await proxy.down();
  await customer.tap();
  await customer.isTold('saved');
};

/** The customer's first tap is stored, and the receipt stays on its way until it is released. */
export const tapHeld = async (stage: Stage, customer: Customer): Promise<() => void> => {
  const gate = createGate();
  stage.proxy.inject({ kind: 'holdAnswer', until: gate.until }, once);
  await customer.tap();
  await stage.proxy.until(() => answerOf(posts(stage)[0]).status, 'the receipt is on its way');
  return gate.open;
};

/** Somebody on the staff who has just signed in; the first one is an owner. */
export const staffAt = async (stage: Stage, name: string): Promise<Tab> => {
  const { tab } = await stage.customer();
  await tab.open(await stage.site.signInLink(name));
  await tab.click({ role: 'button', name: 'Sign in' });
  await expect.poll(() => tab.texts({ role: 'heading', name: 'Inbox' }), soon).toHaveLength(1);
  return tab;
};

/** Sends a critique past every page, with these further fields and headers, and tells the ledger of it. */
export async function sent(
  { proxy, ledger }: Stage,
  comment: string,
  fields: object = {},
  headers: Record<string, string> = {},
): Promise<Identity> {
  const identity = mint();
  const submitted = [{ critiqueId: identity.critiqueId, revision: 1, comment }];
  ledger.noted.push({ submitted, outcomes: [], faults: [], violations: [], shown: [] });
  const envelope = envelopeOf(identity, comment, fields);
  expect((await post(`${proxy.url}/earful`, envelope, { ...plainText, ...headers })).status).toBe(201);
  return identity;
}
