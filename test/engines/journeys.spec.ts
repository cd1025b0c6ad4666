import type { Earful } from '@earful/widget';
import type { Driver } from './driver.js';
import { expect, test } from './fixture.js';
import { buy, flip, see, soon } from './steps.js';

const critiques = 'select id from critiques';
const revisions = 'select revision from revisions order by revision';

/** What still waits on the device. */
const pending = (visitor: Driver) =>
  visitor.evaluate(() => (window as unknown as { earful: Earful }).earful.client?.pending());

test('a payment fails twice: a link, then an invitation, one tap of severity, details, inbox', async ({
  visitor,
  staff,
  demo,
  rows,
}) => {
  await flip(visitor, demo.switchboardUrl, 'The bank declines every card');
  await buy(visitor, demo.shopUrl);
  await see(visitor, { text: 'declined', within: 'alert' });
  await see(visitor, { role: 'link', name: 'Tell us what that meant for you' });
  await visitor.click({ role: 'button', name: /^Pay/ });

  await see(visitor, { role: 'heading', name: "The payment didn't go through." });
  expect(await visitor.texts({ text: 'Compared with what you expected' })).toEqual([]);
  await visitor.click({ role: 'button', name: 'I may not come back' });
  await see(visitor, { text: 'Thank you. We have it.' });
  expect(rows(revisions)).toEqual([{ revision: 1 }]);

  await visitor.click({ role: 'checkbox', name: 'the payment' });
  await visitor.type({ role: 'textbox', name: 'In your own words (optional)' }, 'My card works everywhere else.');
  await visitor.type({ role: 'textbox', name: /^How should it have been/ }, 'Tell me what the bank said.');
  await visitor.click({ role: 'button', name: 'Send details' });
  await expect.poll(() => rows(revisions), soon).toEqual([{ revision: 1 }, { revision: 2 }]);

  await staff.open(demo.inboxUrl);
  await staff.click({ role: 'button', name: 'Sign in' });
  await staff.click({ role: 'link', name: /Checkout/ });
  await see(staff, { text: 'My card works everywhere else.' });
  await see(staff, { text: 'Tell me what the bank said.' });
  await see(staff, { text: 'card-declined' });
});

test('a delivery is late: comparison, details, live in the inbox, answer, status page', async ({
  visitor,
  staff,
  demo,
}) => {
  await staff.open(demo.inboxUrl);
  await staff.click({ role: 'button', name: 'Sign in' });
  await see(staff, { role: 'heading', name: 'Inbox' });

  await flip(visitor, demo.switchboardUrl, 'Parcels are stuck at the carrier');
  await visitor.click({ role: 'button', name: 'Place one of three days ago' });
  await visitor.click({ role: 'link', name: /^Order 1/ });
  await see(visitor, { text: 'It has not arrived.' });

  await see(visitor, { role: 'heading', name: 'Your parcel is later than we promised.' });
  await visitor.click({ role: 'button', name: 'much worse' });
  await see(visitor, { text: 'Thank you. We have it.' });

  // The inbox was open all along: the case comes to it.
  await see(staff, { role: 'link', name: /Order status/ });

  await visitor.type({ role: 'textbox', name: 'In your own words (optional)' }, 'It was a birthday present.');
  await visitor.click({ role: 'button', name: 'Send details' });
  const statusUrl = await visitor.attribute({ role: 'link', name: 'See what happens with it' }, 'href');
  expect(statusUrl).toContain('/earful/c/');

  await staff.click({ role: 'link', name: /Order status/ });
  await see(staff, { text: 'It was a birthday present.' });
  await see(staff, { text: /At your door by/ });
  await staff.click({ role: 'button', name: 'Acknowledge' });
  await staff.type({ role: 'textbox' }, 'We are sorry. A courier brings it today.');
  await staff.click({ role: 'button', name: /^Send/ });
  await see(staff, { text: 'We are sorry. A courier brings it today.' });

  await visitor.open(new URL(statusUrl ?? '', demo.shopUrl).href);
  await see(visitor, { text: 'We are sorry. A courier brings it today.' });
  await see(visitor, { text: 'It was a birthday present.' });
});

test('the receiver is down: submit, reload, receiver up, exactly one row', async ({ visitor, demo, rows }) => {
  await flip(visitor, demo.switchboardUrl, 'receiver cannot be reached');
  await visitor.open(`${demo.shopUrl}help`);
  await visitor.click({ role: 'button', name: 'Tell us what went wrong' });
  await visitor.click({ role: 'button', name: 'worse', within: 'dialog' });
  await see(visitor, { text: /kept on this device until/, within: 'dialog' });
  expect(await visitor.texts({ text: 'We have it', within: 'dialog' })).toEqual([]);
  expect(rows(critiques)).toEqual([]);

  await visitor.reload();
  await flip(visitor, demo.switchboardUrl, 'receiver cannot be reached');
  await visitor.open(demo.shopUrl);
  await expect.poll(() => rows(critiques).length, soon).toBe(1);
  expect(rows(revisions)).toEqual([{ revision: 1 }]);

  // Nothing is left on the device that could arrive a second time.
  await visitor.reload();
  await expect.poll(() => pending(visitor), soon).toEqual([]);
  expect(rows(critiques)).toHaveLength(1);
});

test('without a network: it opens, keeps, and arrives once the network is back', async ({ visitor, demo, rows }) => {
  await visitor.open(`${demo.shopUrl}help`);
  // The prompt has been fetched in an idle moment before anybody needs it.
  const fetched = () =>
    visitor.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/details.js')));
  await expect.poll(fetched, soon).toBe(true);
  await visitor.setOffline(true);
  await visitor.click({ role: 'button', name: 'Tell us what went wrong' });
  await visitor.click({ role: 'button', name: 'worse', within: 'dialog' });
  await see(visitor, { text: /No connection\. This is kept on this device until/, within: 'dialog' });
  expect(await pending(visitor)).toHaveLength(1);

  await visitor.setOffline(false);
  await see(visitor, { text: 'Thank you. We have it.', within: 'dialog' });
  expect(rows(revisions)).toEqual([{ revision: 1 }]);
  await expect.poll(() => pending(visitor), soon).toEqual([]);
});
