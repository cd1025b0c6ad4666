// One Earful for the whole server, however often a route is loaded anew while one develops.
import { createEarful, openStore } from '@earful/server';

const { EARFUL_DATA = './.earful', DATABASE_URL, EARFUL_PUBLIC_URL = 'http://127.0.0.1:3000' } = process.env;

const open = async () => {
  const store = await openStore(DATABASE_URL ? { databaseUrl: DATABASE_URL } : { folder: EARFUL_DATA });
  return createEarful({
    config: {
      brand: { name: 'Larkspoon' },
      touchpoints: [{ id: 'checkout', name: 'Checkout', paths: ['/'] }],
      triggers: [{ signal: 'paymentFailed', touchpoint: 'checkout' }],
    },
    store,
    publicUrl: EARFUL_PUBLIC_URL,
  });
};

/** Resolves with it; opens the store when the first request comes, not while the site is built. */
export const earful = () => (globalThis.earfulOfThisServer ??= open());
