// Runs in the page that delivery.mjs opens: the client beside what it is compared with.
import { createClient } from '@earful/client';

const content = {
  touchpointId: 'checkout',
  origin: 'self',
  surface: 'card',
  locale: 'en',
  answerOrder: 'worstFirst',
  disconfirmation: -2,
  comment: 'The card was refused twice, and nobody said why. '.repeat(6),
};

const options = { endpoint: '/earful' };
const client = createClient(options);

/** A database of the same shape as the outbox, with nothing around it. */
async function openBare() {
  const request = indexedDB.open('bare');
  request.onupgradeneeded = () => request.result.createObjectStore('q');
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Envelopes of critiques as the client would send them, for somebody else to send. */
async function envelopes(count) {
  const bodies = [];
  const entries = new Map();
  const outbox = {
    list: async () => [...entries.values()],
    put: async (record) => !!entries.set(record.key, record),
    remove: async (key) => void entries.delete(key),
  };
  const keep = async (url, { body }) => {
    bodies.push(body);
    entries.clear();
    throw new TypeError('not sent');
  };
  const never = createClient({ ...options, outbox, fetch: keep });
  // Each request is tried once more without keepalive.
  while (new Set(bodies).size < count) await (await never.submit(never.mint(), 1, content)).tried;
  return [...new Set(bodies)];
}

const timed = async (work) => {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
};

let bare;
Object.assign(window, {
  async prepare() {
    bare = await openBare();
    await client.submit(client.mint(), 1, content).then(({ tried }) => tried);
  },

  /** Milliseconds of one submission until it is durable, and of one bare write that is as durable. */
  async write() {
    const record = { key: crypto.randomUUID(), body: JSON.stringify(content) };
    const bareMs = await timed(() => {
      const transaction = bare.transaction('q', 'readwrite', { durability: 'strict' });
      transaction.objectStore('q').put(record, record.key);
      return new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
    });
    let submission;
    const earfulMs = await timed(async () => (submission = await client.submit(client.mint(), 1, content)));
    if (!submission.kept) throw new Error('It was not kept.');
    await submission.tried;
    return { bareMs, earfulMs };
  },

  /** Milliseconds of so many fetches, one after the other. */
  async fetchAll(count) {
    const bodies = await envelopes(count);
    return timed(async () => {
      for (const body of bodies) {
        const response = await fetch('/earful/v1/critiques', { method: 'POST', body });
        const { status } = await response.json();
        if (status !== 'stored') throw new Error(`Answered ${status}.`);
      }
    });
  },

  async queue(count) {
    for (let index = 0; index < count; index += 1) await client.submit(client.mint(), 1, content);
    await client.flush();
  },

  /** Milliseconds from `online` until the last of so many that wait is delivered. Resolves to a promise of it, inside. */
  deliverAll(count) {
    const stop = client.start();
    let startMs;
    addEventListener('online', () => (startMs = performance.now()), { capture: true, once: true });
    let delivered = 0;
    const all = new Promise((resolve) => {
      const forget = client.onOutcome((record, { state }) => {
        if (state !== 'received' || ++delivered < count) return;
        forget();
        stop();
        resolve(performance.now() - startMs);
      });
    });
    return { all };
  },
});
