import type { Role, SiteConfig } from '@earful/protocol';
import type { Earful, EarfulOptions, Store } from '@earful/server';
import { createEarful, createSignInLink, openStore } from '@earful/server';
import { onTestFinished } from 'vitest';
import type { Database } from './database.js';
import { makeDatabase } from './database.js';

export const publicUrl = 'http://127.0.0.1:4700';

/** A Tuesday, far from any change of clocks. */
export const startMs = Date.parse('2026-02-10T12:00:00.000Z');

export const config: SiteConfig = {
  brand: { name: 'Lindenhof', team: { en: 'the shop team', pl: 'zespół sklepu' } },
  touchpoints: [
    {
      id: 'checkout',
      name: { en: 'Checkout', pl: 'Kasa' },
      causes: [{ code: 'declined', label: { en: 'Card declined', pl: 'Karta odrzucona' } }],
      responsePromise: { readWithinHours: 24, answerWithinHours: 48 },
    },
    { id: 'delivery', name: 'Delivery' },
    { id: 'returns', name: 'Returns' },
  ],
  promises: [{ id: 'two-days', touchpoint: 'delivery', statement: 'With you in two days' }],
  private: { routes: [{ touchpoint: 'checkout', department: 'Payments', owner: 'Ada' }] },
};

export interface Site {
  earful: Earful;
  store: Store;
  database: Database;
  clock: { nowMs: number };
  /** Rows as a connection of its own sees them. */
  rows: Database['rows'];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** @param address of the other end of the connection, as an adapter says it */
  post(path: string, body: string, headers?: Record<string, string>, address?: string): Promise<Response>;
  /** Headers of a signed-in browser. */
  signIn(name?: string, role?: Role): Promise<{ cookie: string; origin: string; 'content-type': string }>;
}

/** A whole Earful on a database of its own, gone when the test ends. */
export async function openSite(options: Partial<EarfulOptions> & { database?: Database } = {}): Promise<Site> {
  const database = options.database ?? (await makeDatabase());
  const clock = { nowMs: startMs };
  const store = options.store ?? (await openStore({ ...database.options, now: () => clock.nowMs }));
  // Hooks run from the last to the first. What is refused at its start never was, and leaves the store open.
  onTestFinished(() => store.close());
  const earful = createEarful({ config, publicUrl, ...options, store });
  onTestFinished(() => earful.close());
  const get: Site['get'] = (path, headers = {}) => earful.fetch(new Request(`${publicUrl}/earful${path}`, { headers }));
  const post: Site['post'] = (path, body, headers = {}, address) =>
    earful.fetch(new Request(`${publicUrl}/earful${path}`, { method: 'POST', body, headers }), { address });

  return {
    earful,
    store,
    database,
    clock,
    get,
    post,
    rows: database.rows,
    async signIn(name = 'Ada', role) {
      const link = await createSignInLink({ store, publicUrl, name, role });
      const headers = { origin: publicUrl, 'content-type': 'application/json' };
      const response = await post('/v1/staff/session', JSON.stringify({ token: link.split('#')[1] }), headers);
      const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      return { ...headers, cookie };
    },
  };
}
