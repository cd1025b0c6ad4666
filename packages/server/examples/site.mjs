// What the examples have in common: a configuration, a store, and a page of the site.
import { createEarful, openStore } from '@earful/server';

const { EARFUL_DATA = './.earful', DATABASE_URL, PORT = '4700', EARFUL_PUBLIC_URL } = process.env;

export const port = Number(PORT);

const store = await openStore(DATABASE_URL ? { databaseUrl: DATABASE_URL } : { folder: EARFUL_DATA });

export const earful = createEarful({
  config: {
    brand: { name: 'Larkspoon' },
    touchpoints: [{ id: 'checkout', name: 'Checkout', paths: ['/'] }],
    triggers: [{ signal: 'paymentFailed', touchpoint: 'checkout' }],
  },
  store,
  publicUrl: EARFUL_PUBLIC_URL ?? `http://127.0.0.1:${PORT}`,
});

export const page = `<!doctype html>
<title>Larkspoon</title>
<script async src="/earful/earful.js" data-endpoint="/earful"></script>
<h1>Checkout</h1>
`;

/** How long answers under way may take when it is to end, in milliseconds. */
const closingMs = 10_000;

/** Says where it listens, and ends in order: answers under way have ten seconds, then the store is closed. */
export function ready(server, close) {
  console.log(`http://127.0.0.1:${server.address().port}`);
  process.once('SIGTERM', async () => {
    await earful.close();
    const closed = close();
    server.closeIdleConnections();
    const giveUp = setTimeout(() => server.closeAllConnections(), closingMs);
    await closed;
    clearTimeout(giveUp);
    await store.close();
  });
}
