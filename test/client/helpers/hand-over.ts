import { createInterface } from 'node:readline';
import { createClient } from '@earful/client/node';
import { content } from './content.js';

const [endpoint = '', folder = '', todo] = process.argv.slice(2);
const offline = { fetch: () => Promise.reject(new TypeError('offline')) };
const client = createClient({ endpoint, folder, ...(todo === 'offline' && offline) });
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Hands over without end: says each id, and says it again once it is kept. */
const handOver = async (n: number): Promise<void> => {
  const identity = client.mint();
  say(`minted ${identity.critiqueId}`);
  const { kept, tried } = await client.submit(identity, 1, content({ comment: `Number ${n}` }));
  if (kept) say(`kept ${identity.critiqueId}`);
  await tried;
  await handOver(n + 1);
};

/** Flushes when told to. */
const flushOnWord = async (): Promise<void> => {
  say('ready');
  for await (const _ of createInterface({ input: process.stdin })) {
    await client.flush();
    say('flushed');
  }
};

await (todo === 'flush' ? flushOnWord() : handOver(1));
