import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { faultsOf } from '../helpers/axe.js';
import { treeOf } from './ax-tree.js';
import type { Shop } from './widget-page.js';
import { passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const status = (page: Page) => prompt(page).getByRole('status');
const press = (page: Page, name: string) => prompt(page).getByRole('button', { name, exact: true }).click();
const open = async (page: Page) => {
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await expect(prompt(page)).toBeVisible();
};
/** One tap, and what it leads to. */
const answer = (words: string | RegExp) => async (page: Page) => {
  await open(page);
  await press(page, 'worse');
  await expect(status(page)).toContainText(words);
};

const noStorage = `
  IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };
  Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });`;

const all = (role: string, ...names: string[]) => names.map((name) => `${role} "${name}"`);
const dialog = (name: string, ...more: string[]) => [
  `dialog "${name}"`,
  `heading "${name}"`,
  ...more,
  'button "Close"',
  'status',
];
/** With an answer there is something to come back to. */
const answered = (name: string) => dialog(name, 'button "Make smaller"');
const compare = [
  'group "Compared with what you expected, this was…"',
  ...all('button', 'much worse', 'worse', 'about as expected', 'better', 'much better'),
];
const matters = ['I may not come back', 'I’ll remember it', 'Annoying, but forgivable', 'I’ll forget it'];
const details = (address: string[] = []) => [
  'group "What was it about?"',
  ...all('checkbox', 'card declined', 'costs unclear', 'too slow', 'something else'),
  ...all('textbox', 'In your own words (optional)', 'How should it have been? (optional)'),
  'group "How much does this matter to you?"',
  ...all('radio', ...matters),
  'group "Do you want an answer?"',
  ...all('radio', 'No, just fix it', 'Yes, by e-mail', 'Yes, call me back'),
  // A fault is told there, too, where the focus does not come to the field.
  ...(address[0] ? ['alert'] : []),
  ...all('textbox', ...address),
  'link "Privacy"',
  'button "Send details"',
];
const received = all('link', 'See what happens with it').concat(all('button', 'Withdraw it'));
const changeable = [received[0]!, ...all('button', 'Change or add something', 'Withdraw it')];

interface State {
  /** What a screen reader finds in the prompt, in order. */
  tree: string[];
  /** How a customer gets there. */
  reach(page: Page): Promise<void>;
  shop?: Partial<Shop>;
}

const states: Record<string, State> = {
  'an invitation after a known failure': {
    tree: [
      ...dialog('The payment didn’t go through.'),
      'group "How much does this matter to you?"',
      ...all('button', ...matters, 'Not now', 'Don’t ask again'),
    ],
    async reach(page) {
      await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
      await passTime(page);
      await page.clock.runFor(200);
      await expect(status(page)).toHaveText('The payment didn’t go through. How much does this matter to you?');
    },
  },
  'opened by hand': { tree: [...dialog('Did we fall short here?'), ...compare], reach: open },
  received: {
    tree: [...answered('Anything to add?'), ...received, ...details()],
    reach: answer('Thank you. We have it.'),
  },
  'an address that is none': {
    tree: [...answered('Anything to add?'), ...received, ...details(['Your e-mail address'])],
    async reach(page) {
      await answer('We have it')(page);
      await prompt(page).getByText('Yes, by e-mail').click();
      await press(page, 'Send details');
      await expect(prompt(page).getByLabel('Your e-mail address')).toHaveAttribute('aria-invalid', 'true');
    },
  },
  'details received': {
    tree: [...answered('Your message'), ...changeable, 'button "Close"'],
    async reach(page) {
      await answer('We have it')(page);
      await press(page, 'Send details');
      await expect(prompt(page).getByRole('heading')).toHaveText('Your message');
      await expect(status(page)).toContainText('We have it');
    },
  },
  'kept on the device': {
    tree: [...answered('Anything to add?'), 'button "Delete it now"', ...details()],
    reach: answer(/^This is kept on this device until/),
    shop: { mode: 'down' },
  },
  'deleted from the device': {
    tree: [...answered('Your message'), 'button "Close"'],
    async reach(page) {
      await answer('kept on this device')(page);
      await press(page, 'Delete it now');
      await expect(status(page)).toHaveText('Deleted from this device.');
    },
    shop: { mode: 'down' },
  },
  'not kept': {
    tree: [...answered('Anything to add?'), 'button "Try again"', ...details()],
    reach: answer(/^That didn’t go through\.$/),
    shop: { mode: 'down', script: noStorage },
  },
  returned: {
    tree: [...answered('Anything to add?'), 'button "Delete"', ...details()],
    reach: answer('We could not accept this'),
    shop: { mode: 'refuse' },
  },
  'in the page': {
    tree: ['group "Did we fall short here?"', 'heading "Did we fall short here?"', 'status', ...compare],
    reach: (page) => expect(prompt(page).getByRole('heading')).toBeVisible(),
    shop: { body: '<earful-critique touchpoint="help" surface="inline"></earful-critique>' },
  },
  'test mode': {
    tree: [...dialog('Did we fall short here?'), ...compare],
    reach: open,
    shop: { tag: '<script async src="/earful/earful.js" data-endpoint="/earful" data-test></script>' },
  },
};

for (const [name, { tree, reach, shop: change }] of Object.entries(states)) {
  test(`${name}: axe finds nothing, and every part has its role and name`, async ({ page, shop, browserName }) => {
    Object.assign(shop, change);
    await visit(page, shop);
    await reach(page);
    // What moves has arrived.
    await prompt(page).evaluate((it) => it.shadowRoot!.getAnimations().forEach((animation) => animation.finish()));
    expect(await faultsOf(page)).toEqual([]);
    // Only Chromium shows the tree that it gives to assistive technology.
    if (browserName === 'chromium') expect(await treeOf(page, prompt(page).locator('.panel'))).toEqual(tree);
  });
}
