import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { root } from '../../helpers/repository.js';
import { bodyOf, envelopeOf, mintIdentity, plainText } from '../support/critiques.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** Runs one example as its reader would, until it says where it listens. */
async function start(name: string, folder: string) {
  const child = spawn(process.execPath, [join(root, 'packages/server/examples', `${name}.mjs`)], {
    env: { ...process.env, PORT: '0', EARFUL_DATA: folder, EARFUL_PUBLIC_URL: 'http://127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, url };
}

test.each(['node-http', 'express', 'fastify', 'hono', 'worker'])(
  'the example of %s serves its page and the script, stores a critique, and ends in order',
  async (name) => {
    const folder = temporaryFolder();
    const { child, url } = await start(name, folder);
    expect(await (await fetch(url)).text()).toContain('<h1>Checkout</h1>');
    expect((await fetch(`${url}/earful/earful.js`)).headers.get('content-type')).toContain('javascript');

    const identity = mintIdentity();
    const body = envelopeOf(identity, bodyOf(identity, { comment: 'Zażółć.' }));
    const first = await fetch(`${url}/earful/v1/critiques`, { method: 'POST', body, headers: plainText });
    expect(first.status).toBe(201);
    const again = await fetch(`${url}/earful/v1/critiques`, { method: 'POST', body, headers: plainText });
    expect(await again.json()).toMatchObject({ status: 'duplicate', critiqueId: identity.critiqueId });
    const refused = await fetch(`${url}/earful/v1/critiques`, { method: 'POST', body: '{', headers: plainText });
    expect(await refused.json()).toMatchObject({ code: 'malformed' });

    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await rowsOf(folder, 'select critique_id, comment from revisions')).toEqual([
      { critique_id: identity.critiqueId, comment: 'Zażółć.' },
    ]);
  },
);

test('an example ends ten seconds after it is told to, though half a request is open', async () => {
  const { child, url } = await start('node-http', temporaryFolder());
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    'POST /earful/v1/critiques HTTP/1.1\r\nhost: shop\r\ncontent-type: text/plain\r\ncontent-length: 100\r\n\r\n{',
  );
  // Whoever came later is answered, so the other is there.
  expect((await fetch(url)).status).toBe(200);
  const gone = once(socket.resume(), 'close');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await gone;
});

test('the route of Next.js answers a critique, in whatever copy of the module', async () => {
  const folder = temporaryFolder();
  const publicUrl = 'http://127.0.0.1:3000';
  vi.stubEnv('EARFUL_DATA', folder);
  vi.stubEnv('EARFUL_PUBLIC_URL', publicUrl);
  onTestFinished(() => void vi.unstubAllEnvs());
  const file = join(root, 'packages/server/examples/nextjs/app/earful/[...path]/route.js');
  interface Route {
    GET(request: Request): Promise<Response>;
    POST(request: Request): Promise<Response>;
    OPTIONS(request: Request): Promise<Response>;
  }
  const route = (await import(pathToFileURL(file).href)) as Route;
  const again = (await import(`${pathToFileURL(file).href}?again`)) as Route;
  const health = await route.GET(new Request(`${publicUrl}/earful/v1/health`));
  expect(await health.json()).toMatchObject({ ready: true });
  const script = await route.GET(new Request(`${publicUrl}/earful/earful.js`));
  expect(script.headers.get('content-type')).toContain('javascript');

  const identity = mintIdentity();
  const body = envelopeOf(identity, bodyOf(identity, { comment: 'Zażółć.' }));
  const send = () => new Request(`${publicUrl}/earful/v1/critiques`, { method: 'POST', body, headers: plainText });
  expect((await route.POST(send())).status).toBe(201);
  expect(await (await again.POST(send())).json()).toMatchObject({ status: 'duplicate' });
  const preflight = new Request(`${publicUrl}/earful/v1/critiques`, {
    method: 'OPTIONS',
    headers: { origin: publicUrl },
  });
  expect((await route.OPTIONS(preflight)).status).toBe(204);
  expect(await rowsOf(folder, 'select comment from revisions')).toEqual([{ comment: 'Zażółć.' }]);
});
