import { once } from 'node:events';
import { get } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../../../packages/server/src/cli/listen.js';
import type { Mounted } from '../../../packages/server/src/site-options.js';

/** Listens with this answer, and tells when a request has come to it. */
async function listening(answer: (request: Request) => Promise<Response>) {
  let isAsked = (): void => {};
  const asked = new Promise<void>((resolve) => void (isAsked = resolve));
  const mounted: Mounted = {
    fetch: async (request) => {
      isAsked();
      return answer(request);
    },
  };
  const opened = await listen(mounted, 0, '127.0.0.1');
  return { ...opened, asked, port: Number(new URL(opened.url).port) };
}

const never = new Promise<never>(() => {});

function holdClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

const halfBody = 'POST / HTTP/1.1\r\nhost: shop\r\ncontent-type: text/plain\r\ncontent-length: 100\r\n\r\n{';

test.each([
  ['has sent nothing', ''],
  ['has sent half a header', 'POST / HTTP/1.1\r\nHo'],
  ['has sent half a body', halfBody],
  ['has sent half a request after a whole one', `GET / HTTP/1.1\r\nhost: shop\r\n\r\n${halfBody}`],
])('who %s does not hold up the end', async (_, text) => {
  const { port, close } = await listening(async (request) => new Response(`read: ${await request.text()}`));
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  const gone = once(socket.resume(), 'close');
  await once(socket, 'connect');
  socket.write(text);
  // Whoever came later is answered, so the other is there.
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('read: ');
  await close();
  await gone;
});

test('an answer under way is waited for', async () => {
  let answer: ((response: Response) => void) | undefined;
  const { url, asked, close } = await listening(() => new Promise((resolve) => void (answer = resolve)));
  const fetched = fetch(url);
  await asked;
  holdClock();
  const closed = close();
  vi.advanceTimersByTime(9_999);
  answer?.(new Response('kept'));
  expect(await (await fetched).text()).toBe('kept');
  await closed;
});

test('an answer that never comes is waited for ten seconds', async () => {
  const { url, asked, close } = await listening(() => never);
  const failed = once(get(url), 'error');
  await asked;
  holdClock();
  const closed = close();
  vi.advanceTimersByTime(10_000);
  await closed;
  await failed;
});
