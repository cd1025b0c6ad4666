import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { problem, receipt } from '@earful/protocol';
import type { SiteConfig } from '@earful/protocol';
import { createSignInLink, openStore } from '@earful/server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serve } from '../../../packages/server/src/cli/serve.js';
import { readSettings } from '../../../packages/server/src/cli/settings.js';
import { bodyOf, envelopeOf, mintIdentity } from '../support/critiques.js';
import { environment, listener, webhook } from '../support/outgoing.js';
import { config } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function listen(inside?: SiteConfig['private'], more: string[] = []) {
  const folder = temporaryFolder();
  const file = join(folder, 'earful.config.json');
  writeFileSync(file, JSON.stringify({ ...config, private: inside }));
  const settings = readSettings(['serve', '--port', '0', '--config', file, '--data', folder, ...more], {});
  const served = await serve(settings, () => {}, environment);
  onTestFinished(() => served.close());
  return { folder, url: served.url, port: Number(new URL(served.url).port), served };
}

/** Writes bytes as they are and reads what comes back until the other side closes, or until `enough`. */
function raw(port: number, parts: string[], { half = false, enough = /$^/ } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const settle = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      answer += chunk;
      if (enough.test(answer)) settle();
    });
    socket.on('close', settle);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // The other side may stop reading before everything was written; what it answered is what counts.
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET') settle();
      else reject(error);
    });
    for (const part of parts) socket.write(part);
    if (half) socket.end();
  });
}

const head = (...lines: string[]) =>
  `POST /earful/v1/critiques HTTP/1.1\r\nhost: shop\r\ncontent-type: text/plain\r\n${lines.join('\r\n')}\r\n\r\n`;
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

function fresh(): string {
  const identity = mintIdentity();
  const now = new Date().toISOString();
  return envelopeOf(identity, bodyOf(identity, { submittedAt: now }), { sentAt: now });
}

test('takes a critique over real HTTP, in one piece and in chunks', async () => {
  const { folder, url, port } = await listen();
  const response = await fetch(`${url}/earful/v1/critiques`, { method: 'POST', body: fresh() });
  expect(response.status).toBe(201);
  receipt.parse(await response.json());
  const text = fresh();
  const chunked = await raw(port, [
    head('transfer-encoding: chunked', 'connection: close'),
    chunk(text.slice(0, 50)),
    chunk(text.slice(50)),
    '0\r\n\r\n',
  ]);
  expect(chunked).toMatch(/^HTTP\/1\.1 201 /);
  expect(await rowsOf(folder, 'select id from critiques')).toHaveLength(2);
});

test('takes every key it was given, in flags and parted by commas', async () => {
  const { url } = await listen(undefined, ['--key', 'new,newer', '--key', 'old']);
  const post = async (key: string) => {
    const body = JSON.stringify({ ...(JSON.parse(fresh()) as object), key });
    return (await fetch(`${url}/earful/v1/critiques`, { method: 'POST', body })).status;
  };
  expect([await post('new'), await post('newer'), await post('old'), await post('new,newer')]).toEqual([
    201, 201, 201, 401,
  ]);
});

test('limits the address that a trusted proxy has written', async () => {
  const { folder, url } = await listen(undefined, ['--rate-limit', '2', '--trusted-proxy', '10.0.0.0/8,127.0.0.1']);
  const post = async (forwardedFor: string) => {
    const headers = { 'x-forwarded-for': forwardedFor };
    return (await fetch(`${url}/earful/v1/critiques`, { method: 'POST', body: fresh(), headers })).status;
  };
  expect(await post('198.51.100.1, 203.0.113.7')).toBe(201);
  expect(await post('198.51.100.2, 203.0.113.7, 10.1.1.1')).toBe(201);
  expect(await post('198.51.100.3, 203.0.113.7')).toBe(429);
  expect(await post('203.0.113.7, 203.0.113.8')).toBe(201);
  expect(await rowsOf(folder, 'select id from critiques')).toHaveLength(3);
});

test('what is far too large is told so, and harms no request after it on the same line', async () => {
  const { url } = await listen();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const post = (body: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { method: 'POST', agent, headers: { 'content-type': 'text/plain' } };
      const sent = request(`${url}/earful/v1/critiques`, options, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode));
      });
      sent.on('error', reject).end(body);
    });
  expect(await post('x'.repeat(1_000_000))).toBe(413);
  expect(await post(fresh())).toBe(201);
});

test('a chunked body without end is refused at the limit', async () => {
  const { folder, url, port } = await listen();
  const piece = chunk('x'.repeat(8_192));
  const answer = await raw(port, [head('transfer-encoding: chunked'), ...Array.from({ length: 12 }, () => piece)], {
    enough: /"code":"too-large"/,
  });
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  const body = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
  expect(problem.parse(JSON.parse(body)).code).toBe('too-large');
  expect((await fetch(`${url}/earful/v1/health`)).status).toBe(200);
  expect(await rowsOf(folder, 'select id from critiques')).toEqual([]);
});

test('who listens only after the last byte hears the refusal, too', async () => {
  const { port } = await listen();
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', reject);
    socket.write(head(`content-length: ${2 ** 30}`));
    socket.write(Buffer.alloc(2 ** 24), (error) => {
      if (error) reject(error);
      else socket.once('data', (piece) => resolve(String(piece)));
    });
    onTestFinished(() => void socket.destroy());
  });
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer.toLowerCase()).toContain('connection: close');
});

test('who is refused and then neither writes nor goes is let go of after five seconds', async () => {
  const { port, served } = await listen();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  socket.write(head(`content-length: ${2 ** 30}`));
  socket.write(Buffer.alloc(65_537));
  await once(socket.resume(), 'end');
  const closed = served.close();
  vi.advanceTimersByTime(5_000);
  await closed;
});

test('a length that is too large, too long or too short stores nothing', async () => {
  const { folder, url, port } = await listen();
  const text = fresh();
  const tooLarge = await raw(port, [head('content-length: 65537'), 'x'.repeat(65_537)], { enough: /too-large/ });
  expect(tooLarge).toMatch(/^HTTP\/1\.1 413 /);
  await raw(port, [head(`content-length: ${Buffer.byteLength(text) + 10}`), text], { half: true });
  const tooShort = await raw(port, [head('content-length: 20'), text], { half: true });
  expect(tooShort).toMatch(/^HTTP\/1\.1 400 /);
  await raw(port, [head('content-length: 5', 'transfer-encoding: chunked'), 'abcde'], { half: true });
  expect((await fetch(`${url}/earful/v1/health`)).status).toBe(200);
  expect(await rowsOf(folder, 'select id from critiques')).toEqual([]);
});

test('closing ends open streams and gives the port back', async () => {
  const { folder, url, served } = await listen();
  const store = await openStore({ folder });
  const link = await createSignInLink({ store, publicUrl: url, name: 'Ada' });
  await store.close();
  const signedIn = await fetch(`${url}/earful/v1/staff/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token: link.split('#')[1] }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const stream = await fetch(`${url}/earful/v1/staff/stream`, { headers: { cookie } });
  expect(stream.status).toBe(200);
  const [text] = await Promise.all([stream.text(), served.close()]);
  expect(text).toContain('id: 0');
  await expect(fetch(`${url}/earful/v1/health`)).rejects.toThrow();
});

test('it tells whom the configuration names, and to private addresses only when it is told so', async () => {
  const server = await listener();
  const strict = await listen({ webhooks: [webhook(server.url)] });
  await fetch(`${strict.url}/earful/v1/critiques`, { method: 'POST', body: fresh() });
  await strict.served.close();
  const open = await listen({ webhooks: [webhook(server.url)] }, ['--allow-private']);
  await fetch(`${open.url}/earful/v1/critiques`, { method: 'POST', body: fresh() });
  await server.arrived(1);
  await open.served.close();
  expect(server.received).toHaveLength(1);
  const deliveries = `select state, status from deliveries`;
  expect(await rowsOf(open.folder, deliveries)).toEqual([{ state: 'sent', status: '204' }]);
  expect(JSON.stringify(await rowsOf(strict.folder, deliveries))).not.toContain('sent');
});

test('a secret that is missing is told before anything listens', async () => {
  const missing = { webhooks: [webhook('https://crm.example/', { secrets: ['${NOWHERE}'] })] };
  await expect(listen(missing)).rejects.toThrow('webhook "crm" needs the variable NOWHERE');
});

test('a busy port is one sentence', async () => {
  const { folder, port } = await listen();
  const settings = readSettings(
    ['serve', '--port', String(port), '--config', join(folder, 'earful.config.json'), '--data', folder],
    {},
  );
  await expect(serve(settings, () => {})).rejects.toThrow(`Port ${port} is in use`);
});

test('names several folders of the widget, by repeated flags or in its variable, the newest first', async () => {
  const [newest, last] = [temporaryFolder(), temporaryFolder()];
  for (const [folder, version] of [
    [newest, '0.2.0'],
    [last, '0.1.0'],
  ] as const) {
    mkdirSync(join(folder, version));
    writeFileSync(join(folder, version, 'rules.js'), version);
    writeFileSync(join(folder, 'earful.js'), version);
  }
  const { url } = await listen(undefined, ['--widget', newest, '--widget', last]);
  for (const [path, version] of [
    ['earful.js', '0.2.0'],
    ['0.2.0/rules.js', '0.2.0'],
    ['0.1.0/rules.js', '0.1.0'],
  ])
    expect(await (await fetch(`${url}/earful/${path}`)).text()).toBe(version);
  const { widgetFolders } = readSettings(['serve'], { EARFUL_WIDGET: [newest, last].join(delimiter) });
  expect(widgetFolders).toEqual([newest, last]);
});

test.each([
  ['/privacy', ['--allow-origin', 'https://shop.example'], true],
  ['https://shop.example/privacy', ['--allow-origin', 'https://shop.example'], false],
  ['//shop.example/privacy', ['--allow-origin', 'https://shop.example'], false],
  ['/privacy', [], false],
])('privacyUrl %s, started with %j: warns of links that lead to the receiver: %s', async (privacyUrl, more, warns) => {
  const folder = temporaryFolder();
  const file = join(folder, 'earful.config.json');
  writeFileSync(file, JSON.stringify({ ...config, brand: { ...config.brand, privacyUrl } }));
  const settings = readSettings(['serve', '--port', '0', '--config', file, '--data', folder, ...more], {});
  const warnings: unknown[] = [];
  const log = (level: string, message: string, more?: object) =>
    level === 'warn' && warnings.push({ message, ...more });
  const served = await serve(settings, (...line) => void log(...line), environment);
  onTestFinished(() => served.close());
  const expected = { message: 'on hosted pages the privacy notice is looked for at the receiver', privacyUrl };
  if (warns) expect(warnings).toContainEqual(expected);
  else expect(warnings).not.toContainEqual(expected);
});
