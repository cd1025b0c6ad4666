import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import type { Page } from '@playwright/test';

/** A page under the strict policy with the built widget, and a receiver that answers with valid receipts. */
export interface Shop {
  url: string;
  /** Bodies of the critiques that arrived, in order. */
  received: Record<string, unknown>[];
  /** Paths of all requests, in order. */
  requests: string[];
  /** Bodies of the sums that arrived, in order. */
  counted: { batchId: string; rows: Record<string, unknown>[]; waits: unknown[]; promises: unknown[] }[];
  /** Is this customer's case still open? */
  caseOpen: boolean;
  /** `down` answers 503; `refuse` answers 422. */
  mode: 'up' | 'down' | 'refuse';
  /** Added to every receipt. */
  promises: { readBy?: string; answerBy?: string };
  /** What the host's own addresses answer, by path. */
  answers: Record<string, [status: number, type: string, text: string]>;
  /** Replaces parts of the page. */
  config: unknown;
  body: string;
  script: string;
  tag: string;
  lang: string;
  /** Names of Trusted Types policies that the page's own scripts may make. */
  policies: string;
}

export const config = {
  brand: { name: 'Fern & Finch', team: { en: 'Service', pl: 'Obsługa' }, privacyUrl: '/privacy' },
  touchpoints: [
    {
      id: 'checkout',
      name: { en: 'Checkout', pl: 'Kasa' },
      paths: ['/', '/checkout/**'],
      causes: [
        { code: 'card-declined', label: { en: 'card declined', pl: 'karta odrzucona' } },
        { code: 'unclear-cost', label: { en: 'costs unclear', pl: 'niejasne koszty' } },
        { code: 'too-slow', label: { en: 'too slow', pl: 'za wolno' } },
      ],
    },
    { id: 'order-status', name: { en: 'Order status', pl: 'Stan zamówienia' }, paths: ['/orders/*'] },
    { id: 'help', name: 'Help', paths: ['/help'] },
  ],
  promises: [
    {
      id: 'delivery-date',
      touchpoint: 'order-status',
      statement: 'Delivered by the date shown.',
      toleranceHours: 24,
    },
  ],
  triggers: [
    {
      signal: 'paymentFailed',
      touchpoint: 'checkout',
      says: { en: 'The payment didn’t go through.', pl: 'Płatność się nie powiodła.' },
    },
    {
      signal: 'rageClick',
      touchpoint: 'checkout',
      says: { en: 'That button did nothing.', pl: 'Przycisk nie zadziałał.' },
    },
    {
      signal: 'formStruggle',
      touchpoint: 'checkout',
      says: { en: 'This form was hard work.', pl: 'Ten formularz był trudny.' },
    },
    {
      signal: 'promiseOverdue',
      touchpoint: 'order-status',
      says: { en: 'Your order is later than we said.', pl: 'Zamówienie jest później niż obiecano.' },
    },
  ],
};

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types earful";

const bundle = fileURLToPath(new URL('../../packages/widget/bundle/', import.meta.url));

/** Styles of a plain shop, so that screenshots look like a page; light and dark by the visitor's preference. */
const css = `:root{color-scheme:light dark;font-family:system-ui,sans-serif}body{margin:0;padding:2rem;line-height:1.5;
background:light-dark(#faf9f7,#131417);color:light-dark(#222,#ddd)}main{max-width:40rem}input,button{font:inherit;padding:.5rem}.tall{height:1200px}`;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

const page = (shop: Shop): string => `<!doctype html><html lang="${shop.lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Checkout</title>
<link rel="stylesheet" href="/page.css"><link rel="icon" href="data:,"><script src="/page.js"></script>${shop.tag}
${shop.config === undefined ? '' : `<script type="application/json" data-earful>${typeof shop.config === 'string' ? shop.config : JSON.stringify(shop.config)}</script>`}
</head><body><main><h1>Checkout</h1><p id="text">Your basket is ready.</p>${shop.body}</main></body></html>`;

const openShop = async (): Promise<{ shop: Shop; close(): Promise<void> }> => {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://shop.invalid').pathname;
    shop.requests.push(path);
    const answer = (status: number, type: string, text: string | Buffer): unknown =>
      response
        .writeHead(status, {
          'content-type': type,
          'content-security-policy': `${policy} ${shop.policies}`,
          // As the receiver does for its files: a page of an opaque origin has no other way to them.
          'access-control-allow-origin': '*',
        })
        .end(text);
    if (path === '/earful/v1/critiques') {
      const { body } = JSON.parse(await bodyOf(request)) as { body: string };
      const { critiqueId, revision, withdrawn } = JSON.parse(body) as {
        critiqueId: string;
        revision: number;
        withdrawn?: true;
      };
      const problem = (status: number, code: string): unknown =>
        answer(
          status,
          'application/problem+json',
          JSON.stringify({ earful: 1, type: 'about:blank', title: 'No.', status, code }),
        );
      if (shop.mode === 'down') return problem(503, 'unavailable');
      if (shop.mode === 'refuse') return problem(422, 'invalid');
      shop.received.push(JSON.parse(body) as Record<string, unknown>);
      const receipt = {
        earful: 1,
        status: withdrawn ? 'erased' : 'stored',
        critiqueId,
        revision,
        digest: createHash('sha256').update(body).digest('hex'),
        receivedAt: new Date().toISOString(),
        team: 'Service',
        ...shop.promises,
      };
      return answer(201, 'application/json', JSON.stringify(receipt));
    }
    if (path === '/earful/v1/exposures') {
      const batch = JSON.parse(await bodyOf(request)) as Shop['counted'][number];
      if (shop.mode !== 'up') return answer(503, 'text/plain', 'down');
      shop.counted.push(batch);
      return answer(200, 'application/json', JSON.stringify({ earful: 1, status: 'counted' }));
    }
    if (path === '/earful/v1/status')
      return answer(200, 'application/json', JSON.stringify({ earful: 1, open: shop.caseOpen }));
    if (path === '/earful/v1/config') return answer(200, 'application/json', JSON.stringify(config));
    const own = shop.answers[path];
    if (own) return answer(...own);
    if (path === '/broken') return answer(500, 'text/plain', 'broken');
    if (path === '/cut') return request.socket.destroy();
    if (path === '/page.css') return answer(200, 'text/css', css);
    if (path === '/page.js') return answer(200, 'text/javascript', shop.script);
    if (path.startsWith('/earful/')) {
      try {
        return answer(
          200,
          'text/javascript',
          await readFile(bundle + decodeURIComponent(path).slice('/earful/'.length)),
        );
      } catch {
        return answer(404, 'text/plain', 'no such file');
      }
    }
    return answer(200, 'text/html', page(shop));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const shop: Shop = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    counted: [],
    caseOpen: true,
    requests: [],
    mode: 'up',
    promises: { readBy: '2026-11-24T15:00:00Z', answerBy: '2026-11-26T15:00:00Z' },
    answers: {},
    config,
    body: '',
    script: '',
    // By default nothing is drawn before somebody moves: widget-presence.spec.ts.
    tag: '<script async src="/earful/earful.js" data-endpoint="/earful" data-preload="idle"></script>',
    lang: 'en',
    policies: '',
  };
  return {
    shop,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

/** Widget tests: a shop of their own, and no console error or policy violation unless the test reads it from `complaints`. */
export const test = base.extend<{ shop: Shop; complaints: string[] }>({
  // eslint-disable-next-line no-empty-pattern
  shop: async ({}, use) => {
    const { shop, close } = await openShop();
    await use(shop);
    await close();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await use(complaints);
      base.expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the shop under a clock of the test's own, and waits until the prompt has been fetched, wording included. */
export const visit = async (page: Page, shop: Shop, path = '/', now = '2026-11-22T12:00:00Z'): Promise<void> => {
  await page.clock.install({ time: new Date(now) });
  const prompt = page.waitForResponse(/\/prompt\.js/);
  await page.goto(shop.url + path);
  await page.clock.runFor(2_000);
  await prompt;
  await page.evaluate(async () => void (await customElements.whenDefined('earful-critique')));
};

/** The same, but nobody has asked for the prompt yet. */
export const visitUnprepared = async (page: Page, shop: Shop): Promise<void> => {
  await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
  await page.goto(shop.url);
  await page.clock.runFor(2_000);
  await base.expect(page.locator('earful-launcher')).toHaveCount(1);
};

/** Opens the shop and waits for the loader only: nothing is idle yet where the page's script holds `requestIdleCallback` back. */
export const arrive = async (page: Page, shop: Shop): Promise<void> => {
  await page.goto(shop.url);
  await page.waitForFunction(() => 'version' in ((window as { earful?: object }).earful ?? {}));
};

/** Calls the global the way a page does. */
export const tell = (page: Page, ...call: unknown[]): Promise<void> =>
  page.evaluate((it) => (window as unknown as { earful: { push(call: unknown[]): void } }).earful.push(it), call);

/** Lets the arrival and the quiet moment pass. */
export const passTime = (page: Page, ms = 12_000): Promise<void> => page.clock.runFor(ms);

/** What `earful.explain()` answers, as far as tests read it. */
export interface Explained {
  touchpoint: string;
  trail: string[];
  consents: { storage: boolean; measurement: boolean };
  decisions: { signal: string; decision: string; reason?: string }[];
  rules: { signal: string; touchpoint: string; here: boolean; outcome: string }[];
}

/** Undefined until the rules are there. */
export const explain = (page: Page): Promise<Explained> =>
  page.evaluate(() => (window as unknown as { earful: { explain(): Explained } }).earful.explain());

/** Leaves the shop one trigger of its configuration, with these changes. */
export const useOnly = (shop: Shop, signal: string, change: object = {}): void => {
  const [trigger] = config.triggers.filter((one) => one.signal === signal);
  shop.config = { ...config, triggers: [{ ...trigger, ...change }] };
};
