import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** Stands before a server and lets pass what it is told to: never a goodbye that nobody answers. */
export async function proxyTo(url: URL) {
  const lets = { in: true, out: true };
  let passed = 0;
  let open = 0;
  let tell = (): void => {};
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect(Number(url.port), url.hostname);
    for (const socket of [near, far]) socket.on('error', () => {});
    open += 1;
    far.once('close', () => (open -= 1));
    near.on('data', (bytes) => void (lets.in && far.write(bytes)));
    far.on('data', (bytes) => {
      passed += 1;
      if (lets.out) near.write(bytes);
      tell();
    });
    for (const end of ['end', 'close']) near.on(end, () => far.destroy());
    onTestFinished(() => void [near, far].map((one) => one.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const through = new URL(url);
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  /** Resolves when the server has answered so often. */
  const answered = (times: number) =>
    new Promise<void>((resolve) => {
      tell = () => passed >= times && resolve();
      tell();
    });
  return { url: through.href, lets, server, answered, open: () => open };
}
