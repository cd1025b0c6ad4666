import { join } from 'node:path';
import { expect } from '@playwright/test';
import { build } from 'vite';
import { root } from '../helpers/repository.js';
import { config, test } from './widget-page.js';

/** What a site bundles: the line of the README, and a module that begins once more. */
const app = `
import { start } from '@earful/widget';
const config = ${JSON.stringify(config)};
const earful = start(config, { endpoint: '/earful' });
window.agree = earful === window.earful && start(config, { endpoint: '/elsewhere' }) === earful;
`;

const bundle = async (): Promise<string> => {
  const entry = join(root, 'packages/widget', 'virtual-entry.js');
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      { name: 'app', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? app : null) },
    ],
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'app' } },
  });
  const [written] = output as unknown as { output: [{ code: string }] }[];
  return written!.output[0].code;
};

test('with a bundler, calls that were queued are heard, and the global is what start returns', async ({
  page,
  shop,
}) => {
  shop.config = undefined;
  shop.script = "(window.earful ||= []).push(['open', 'help'], ['consent', { storage: true }]);";
  shop.tag = '<script defer src="/app.js"></script>';
  shop.answers['/app.js'] = [200, 'text/javascript', await bundle()];
  // Bundled by the site, Lit has its own name for its policy.
  shop.policies = 'lit-html';
  await page.goto(shop.url);
  await expect(page.locator('earful-critique')).toHaveAttribute('touchpoint', 'help');
  expect(await page.evaluate(() => (window as unknown as { agree: boolean }).agree)).toBe(true);
  await page.locator('earful-critique').getByRole('button', { name: 'much worse' }).click();
  await expect.poll(() => shop.received).toMatchObject([{ touchpointId: 'help' }]);
});
