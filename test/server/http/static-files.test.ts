import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { listen } from '../support/listen.js';
import { openSite, publicUrl } from '../support/site.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function withFiles() {
  const folder = temporaryFolder();
  const assets = { widget: join(folder, 'widget'), inbox: join(folder, 'inbox') };
  for (const path of ['widget/0.1.0', 'inbox']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(assets.widget, 'earful.js'), 'loader()');
  writeFileSync(join(assets.widget, 'notes.txt'), 'secret');
  writeFileSync(join(assets.widget, '0.1.0/prompt.js'), 'export {}');
  writeFileSync(join(assets.inbox, 'index.html'), '<!doctype html>');
  writeFileSync(join(assets.inbox, 'inbox.js'), 'start()');
  writeFileSync(join(assets.inbox, '.hidden.js'), 'secret');
  return { site: await openSite({ assets }), assets };
}

test('the loader is revalidated, chunks below their version are kept for ever', async () => {
  const { site, assets } = await withFiles();
  const loader = await site.get('/earful.js');
  expect(await loader.text()).toBe('loader()');
  expect(loader.headers.get('cache-control')).toBe('no-cache');
  expect(loader.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(loader.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const etag = loader.headers.get('etag') ?? '';
  expect((await site.get('/earful.js', { 'if-none-match': etag })).status).toBe(304);
  writeFileSync(join(assets.widget, 'earful.js'), 'newer loader()');
  expect(await (await site.get('/earful.js', { 'if-none-match': etag })).text()).toBe('newer loader()');

  const chunk = await site.get('/0.1.0/prompt.js');
  expect(chunk.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(chunk.headers.get('access-control-allow-origin')).toBe('*');
});

test('a chunk has more than one address, by which a browser that has lost it fetches it again', async () => {
  const { site } = await withFiles();
  for (const path of ['/%30.1.0/prompt.js', '/%30%2e1.0/prompt.js', '/%30%2E%31%2E%30/prompt.js']) {
    const chunk = await site.get(path);
    expect(await chunk.text()).toBe('export {}');
    expect(chunk.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  }
});

test('a page that was opened before an upgrade finds the chunks of its own release, and nothing else of it', async () => {
  const { assets } = await withFiles();
  const last = join(temporaryFolder(), 'last');
  for (const path of ['0.1.0', '0.0.9-abc', 't']) mkdirSync(join(last, path), { recursive: true });
  for (const path of ['0.1.0/prompt.js', '0.0.9-abc/prompt.js', 't/page.js', 'earful.js'])
    writeFileSync(join(last, path), `last ${path}`);
  const site = await openSite({ assets: { ...assets, widget: [assets.widget, last] } });
  const old = await site.get('/0.0.9-abc/prompt.js');
  expect(await old.text()).toBe('last 0.0.9-abc/prompt.js');
  expect(old.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await (await site.get('/0.1.0/prompt.js')).text()).toBe('export {}');
  expect(await (await site.get('/earful.js')).text()).toBe('loader()');
  expect((await site.get('/t/page.js')).status).toBe(404);
});

test('a browser gets what it can decompress: brotli, else gzip, else the file as it is; each under a tag of its own', async () => {
  const { site, assets } = await withFiles();
  const address = await listen(site.earful);
  const ask = async (headers: Record<string, string>) => {
    const [answer] = (await once(get(`${address}/earful/earful.js`, { headers }), 'response')) as [IncomingMessage];
    const bytes = await buffer(answer);
    return { status: answer.statusCode, coding: answer.headers['content-encoding'], headers: answer.headers, bytes };
  };
  const asked = async (accepted: string) => {
    const { headers, ...answer } = await ask({ 'accept-encoding': accepted });
    expect(headers.vary).toBe('accept-encoding');
    return { ...answer, etag: headers.etag! };
  };
  const brotli = await asked('gzip, deflate, br, zstd');
  expect(brotli.coding).toBe('br');
  expect(brotliDecompressSync(brotli.bytes).toString()).toBe('loader()');
  const gzip = await asked('gzip, deflate, br;q=0');
  expect(gzip.coding).toBe('gzip');
  expect(gunzipSync(gzip.bytes).toString()).toBe('loader()');
  for (const accepted of ['', 'deflate', 'identity, brown', 'br;q=0']) {
    const { coding, bytes } = await asked(accepted);
    expect([coding, bytes.toString()]).toEqual([undefined, 'loader()']);
  }
  const known = (etag: string) => ask({ 'accept-encoding': 'br', 'if-none-match': etag });
  expect((await known(brotli.etag)).status).toBe(304);
  expect((await known(gzip.etag)).status).toBe(200);
  writeFileSync(join(assets.widget, 'earful.js'), 'newer loader()');
  expect(brotliDecompressSync((await asked('br')).bytes).toString()).toBe('newer loader()');
});

test('a framework that sends the answer itself gets the file as it is: some take the name of the coding off', async () => {
  const { site } = await withFiles();
  const answer = await site.get('/earful.js', { 'accept-encoding': 'gzip, deflate, br' });
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(await answer.text()).toBe('loader()');
});

test('without a word about it those of the packages beside this one are served; with `false` none', async () => {
  const usual = await openSite();
  expect((await usual.get('/earful.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await (await usual.get('/inbox/')).text()).toContain('inbox.js');
  const none = await openSite({ assets: false });
  for (const path of ['/earful.js', '/inbox/', '/inbox']) expect((await none.get(path)).status).toBe(404);
});

test('views of the inbox are its page, under a strict policy', async () => {
  const { site } = await withFiles();
  for (const path of ['/inbox/', '/inbox/sign-in', '/inbox/cases/123']) {
    const response = await site.get(path);
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  }
  const redirect = await site.get('/inbox');
  expect([redirect.status, redirect.headers.get('location')]).toEqual([308, '/earful/inbox/']);
  expect(await (await site.get('/inbox/inbox.js')).text()).toBe('start()');
});

test.each([
  '/inbox/missing.js',
  '/inbox/.hidden.js',
  '/inbox/..%2fsecret.js',
  '/inbox/%2e%2e/secret.js',
  '/0.1.0/..%2f..%2fsecret.js',
  '/0.1.0/../../secret.js',
  '/notes.txt',
  '/0.1.0/',
  '/other.js',
  '/0.1.0/prompt.js%00',
  '/0.1.0/..%5c..%5csecret.js',
])('%s is nothing', async (path) => {
  const { site } = await withFiles();
  const response = await site.get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('secret');
});

test('only reading is possible', async () => {
  const { site } = await withFiles();
  const head = await site.earful.fetch(new Request(`${publicUrl}/earful/earful.js`, { method: 'HEAD' }));
  expect([head.status, await head.text()]).toEqual([200, '']);
  const put = await site.earful.fetch(new Request(`${publicUrl}/earful/earful.js`, { method: 'PUT', body: 'x' }));
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});
