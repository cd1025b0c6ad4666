import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createPost } from './post.js';
import { isPublic } from './safe-address.js';

/**
 * Does this runtime really keep us from our own network? Some take what should bind a connection to an address, and ignore
 * it. A listener on loopback must hear nothing, neither by a name that leads there nor by the address itself.
 *
 * @returns What is wrong, or undefined.
 */
export async function selfTest(post = createPost): Promise<string | undefined> {
  let heard = 0;
  const canary = createServer((socket) => {
    heard += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    canary.once('error', reject);
    canary.listen(0, '127.0.0.1', resolve);
  });
  const { port } = canary.address() as AddressInfo;
  try {
    if (isPublic('127.0.0.1')) return 'loopback counts as public';
    // The rule of ports would refuse it before that of addresses.
    const [byName, byAddress] = await Promise.all([
      post({ resolve: async () => ['127.0.0.1'], anyPort: true })(`https://loopback.invalid:${port}/`, { body: '{}' }),
      post({ anyPort: true })(`https://127.0.0.1:${port}/`, { body: '{}' }),
    ]);
    if (heard > 0 || byName.status !== 'refused address' || byAddress.status !== 'refused address')
      return 'a name that leads to loopback is not refused';
    return undefined;
  } finally {
    canary.close();
  }
}
