import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@earful/client';
import { createSignInLink, openStore } from '@earful/server';
import { quantile } from '../rounds.mjs';
import { barOfShare, verdict } from '../verdict.mjs';
import { envelopeOf } from './envelope.mjs';

/** Requests a minute: of one network, of all. Small, so that a hundred times as many can be sent from here. */
const limits = { own: 12, total: 100 };
const hostileNetworks = 10;
const hostileLines = 32;
const times = 100;
const honestApart = 40;
/** Behind one address, and more than its limit. */
const honestTogether = 20;
/** Within this time they must have come through, in milliseconds. */
const patienceMs = 150_000;
const accepts = barOfShare(0.95);

const addressOf = (person) => (person < honestTogether ? '203.0.113.9' : `198.51.100.${person}`);

const content = {
  touchpointId: 'checkout',
  origin: 'self',
  surface: 'card',
  locale: 'en',
  answerOrder: 'worstFirst',
  disconfirmation: -1,
};

/** Sends as fast as it is answered, until it is stopped; tells how much of it was taken. */
function startHostile(endpoint) {
  const body = envelopeOf(content);
  const counts = { sent: 0, taken: 0 };
  let isOver = false;
  const lines = Array.from({ length: hostileLines }, async () => {
    while (!isOver) {
      const network = (counts.sent += 1) % hostileNetworks;
      const headers = { 'content-type': 'text/plain', 'x-forwarded-for': `10.0.0.1, 2001:db8:${network}::1` };
      const response = await fetch(`${endpoint}/v1/critiques`, { method: 'POST', body, headers });
      await response.arrayBuffer();
      if (response.ok) counts.taken += 1;
    }
  });
  return {
    counts,
    async stop() {
      isOver = true;
      await Promise.all(lines);
    },
  };
}

/** Somebody with a page open: what is refused is kept, and sent again when the wait is over. */
function honest(endpoint, person) {
  const client = createClient({
    endpoint,
    fetch: (address, init) => {
      const headers = new Headers(init.headers);
      headers.set('x-forwarded-for', addressOf(person));
      return fetch(address, { ...init, headers });
    },
  });
  let isTaken = false;
  client.onOutcome((_, { state }) => (isTaken ||= state === 'received'));
  return {
    isTaken: () => isTaken,
    send: async () => (await client.submit(client.mint(), 1, content)).tried,
    again: () => client.flush(),
  };
}

/** Looks at the first page of the inbox, again and again. */
function startLooking(endpoint, headers) {
  const looks = { failed: 0, times: [] };
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const sinceMs = performance.now();
      const response = await fetch(`${endpoint}/v1/staff/cases`, { headers });
      await response.arrayBuffer();
      looks.times.push(performance.now() - sinceMs);
      if (response.status !== 200) looks.failed += 1;
      await wait(200);
    }
  })();
  return {
    looks,
    async stop() {
      isOver = true;
      await looking;
    },
  };
}

async function signIn(folder, url) {
  const store = await openStore({ folder });
  const link = await createSignInLink({ store, publicUrl: url, name: 'Ada' });
  await store.close();
  const session = await fetch(`${url}/earful/v1/staff/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token: link.split('#')[1] }),
  });
  return { cookie: session.headers.get('set-cookie').split(';')[0] };
}

/** How much of what honest people send is taken while a hundred times the limit comes from others, and whether staff can work. */
export async function measureFlood(withPrograms) {
  await withPrograms(async ({ earful, emptyFolder }) => {
    const folder = await emptyFolder('earful');
    const given = { '--trusted-proxy': '127.0.0.1', '--rate-limit': limits.own, '--rate-limit-total': limits.total };
    const { url } = await earful('--data', folder, ...Object.entries(given).flat().map(String));
    const endpoint = `${url}/earful`;
    const looking = startLooking(endpoint, await signIn(folder, url));
    const hostile = startHostile(endpoint);
    const sinceMs = performance.now();
    // Until nothing of the limits is left that everybody begins with.
    while (hostile.counts.sent < limits.total * 2) await wait(100);

    const people = Array.from({ length: honestApart + honestTogether }, (_, person) => honest(endpoint, person));
    await Promise.all(people.map(({ send }) => send()));
    const takenOf = () => people.filter(({ isTaken }) => isTaken()).length;
    const atOnce = takenOf();
    const least = (minutes) => times * limits.own * hostileNetworks * minutes;
    while (takenOf() < people.length && performance.now() - sinceMs < patienceMs) {
      await wait(500);
      await Promise.all(people.filter(({ isTaken }) => !isTaken()).map(({ again }) => again()));
    }
    const minutes = (performance.now() - sinceMs) / 60_000;
    await hostile.stop();
    await looking.stop();

    const { sent, taken } = hostile.counts;
    console.log(
      `Receiver in a flood: ${sent} hostile requests in ${(minutes * 60).toFixed(0)} s, ${taken} of them taken`,
    );
    console.table([
      { honest: 'sent', critiques: people.length },
      { honest: 'taken at once', critiques: atOnce },
      { honest: 'taken in the end', critiques: takenOf() },
    ]);
    console.table([
      verdict('honest sent ÷ taken', accepts, people.length / takenOf()),
      verdict('hundred times the limit ÷ hostile', 1, least(minutes) / sent),
      verdict('pages of staff that failed', 0, looking.looks.failed),
      verdict('page of staff, p95', undefined, quantile(looking.looks.times, 0.95), ' ms'),
    ]);
  });
}
