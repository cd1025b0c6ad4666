import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LiveMessage } from '@earful/protocol';
import type { LiveListener } from '@earful/client/staff';
import { createStaffClient, StaffError } from '@earful/client/staff';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeReceiver } from '../../inbox/fake-receiver.js';
import { startFakeReceiver } from '../../inbox/fake-receiver.js';
import { sampleCase } from '../../inbox/sample-cases.js';

let fake: FakeReceiver;
beforeEach(async () => {
  fake = await startFakeReceiver();
});
afterEach(() => fake.close());

const signedIn = async (options: Partial<Parameters<typeof createStaffClient>[0]> = {}) => {
  const client = createStaffClient({ endpoint: fake.endpoint, ...options });
  await client.signIn(fake.mintToken());
  return client;
};
const codeOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'no error',
    (error: unknown) => (error instanceof StaffError ? error.code : error),
  );

test('signing in opens a session that Node keeps as a browser would; signing out ends it', async () => {
  const client = createStaffClient({ endpoint: fake.endpoint });
  expect(await codeOf(client.session())).toBe('not-signed-in');
  const token = fake.mintToken();
  const session = await client.signIn(token);
  expect(session).toEqual({ member: { memberId: 'm1', name: 'Ada', role: 'member' }, brand: { name: 'Linen & Oak' } });
  expect(await client.session()).toEqual(session);
  expect(await codeOf(client.signIn(token))).toBe('link-used');
  await client.signOut();
  expect(fake.sessions.size).toBe(0);
  expect(await codeOf(client.session())).toBe('not-signed-in');
});

test('a filter arrives as it was given, and what is left out is left to the receiver', async () => {
  const client = await signedIn();
  const list = await client.cases({ state: 'all', touchpoint: 'checkout', order: undefined, limit: 10 });
  expect(list).toMatchObject({ matching: 1, total: 6, open: 5 });
  expect(fake.requests.at(-1)?.path).toBe('/cases?state=all&touchpoint=checkout&limit=10');
  await client.cases();
  expect(fake.requests.at(-1)?.path).toBe('/cases');
});

test('acknowledging and answering reach the case; the same reply twice is one', async () => {
  const client = await signedIn();
  const { caseId } = fake.cases[0]!;
  expect(await client.acknowledge(caseId)).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Ada' });
  const request = { replyId: '2f1b0a66-3f0e-4a70-9a1c-1e5b9b1f0c99', text: 'We send a new one.' };
  await client.reply(caseId, request);
  const again = await client.reply(caseId, request);
  expect(again.replies).toEqual([expect.objectContaining(request)]);
  expect(fake.cases[0]?.replies).toHaveLength(1);
  expect(await codeOf(client.reply(caseId, { ...request, text: 'Something else.' }))).toBe('conflict');
});

test('an id cannot leave its place in the address', async () => {
  const client = await signedIn();
  expect(await codeOf(client.case('../session?x=1#y'))).toBe('not-found');
  expect(fake.requests.at(-1)?.path).toBe('/cases/..%2Fsession%3Fx%3D1%23y');
});

test('standings come by origin', async () => {
  const client = await signedIn();
  expect((await client.standings({ origin: 'volunteered' })).origin).toBe('volunteered');
});

describe('what answers may be anything', () => {
  const answering = async (status: number, type: string, body: string): Promise<unknown> => {
    const server = createServer((_, response) => response.writeHead(status, { 'content-type': type }).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      return await codeOf(createStaffClient({ endpoint: `http://127.0.0.1:${port}/earful` }).session());
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };

  test.each([
    [200, 'text/html', '<h1>Welcome to the hotel</h1>'],
    [200, 'application/json', 'null'],
    [401, 'text/html', '<h1>Log in to the proxy</h1>'],
    [404, 'application/json', '{"error":"no"}'],
    [500, 'application/json', '{"earful":1,"code":"toString"}'],
  ])('%i %s %s is not a receiver', async (status, type, body) => {
    expect(await answering(status, type, body)).toBe('not-a-receiver');
  });

  test('a redirect is not followed', async () => {
    const server = createServer((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await codeOf(createStaffClient({ endpoint: `http://127.0.0.1:${port}` }).session())).toBe('unreachable');
    await new Promise((resolve) => server.close(resolve));
  });

  test('nobody there, or somebody who breaks off', async () => {
    const client = await signedIn();
    fake.disturb(() => 'reset');
    expect(await codeOf(client.cases())).toBe('unreachable');
  });

  test('no answer in time', async () => {
    const waits: { delayMs: number; run: () => void }[] = [];
    const after = (delayMs: number, run: () => void) => {
      waits.push({ delayMs, run });
      return () => {};
    };
    const client = createStaffClient({ endpoint: fake.endpoint, timeoutMs: 5_000, after });
    const asked = new Promise<void>((resolve) =>
      fake.disturb(() => {
        resolve();
        return new Promise(() => {});
      }),
    );
    const answer = codeOf(client.session());
    await asked;
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([5_000]);
    waits[0]?.run();
    expect(await answer).toBe('unreachable');
  });
});

describe('the live stream', () => {
  /** Hears the stream; `next` waits for one more entry. Timers run only when the test says so. */
  const listen = async (client: ReturnType<typeof createStaffClient>) => {
    const heard: string[] = [];
    let wake = (): void => {};
    const note = (text: string): void => {
      heard.push(text);
      wake();
    };
    const listener: LiveListener = {
      message: ({ kind, caseId }: LiveMessage) => note(`${kind} ${caseId}`),
      open: (gap) => note(gap ? 'open after a gap' : 'open'),
      lost: () => note('lost'),
      refused: (error) => note(`refused ${error.code}`),
    };
    const stop = client.onLive(listener);
    const until = async (count: number): Promise<string[]> => {
      while (heard.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return heard;
    };
    await until(1);
    return { heard, until, stop };
  };
  const manualTimers = () => {
    const waits = new Set<{ delayMs: number; run: () => void }>();
    const after = (delayMs: number, run: () => void) => {
      const wait = { delayMs, run };
      waits.add(wait);
      return () => void waits.delete(wait);
    };
    const pass = (delayMs: number): void => {
      for (const wait of Array.from(waits)) if (wait.delayMs === delayMs && waits.delete(wait)) wait.run();
    };
    return { after, pass, delays: () => [...waits].map(({ delayMs }) => delayMs) };
  };

  test('tells what happens, and nothing that is not understood', async () => {
    const live = await listen(await signedIn());
    fake.write(
      'data: {broken\n\ndata: null\n\ndata: {"kind":"exploded","caseId":"c"}\n\ndata: {"kind":"received"}\n\n',
    );
    fake.arrive(sampleCase(50));
    expect(await live.until(2)).toEqual(['open', `received ${fake.cases.at(-1)?.caseId}`]);
    live.stop();
  });

  test('comes back after a break, says where it was, and that there was a gap', async () => {
    const timers = manualTimers();
    const live = await listen(await signedIn({ after: timers.after }));
    fake.tell({ kind: 'received', caseId: 'c1' });
    await live.until(2);
    fake.breakStreams();
    await live.until(3);
    expect(timers.delays()).toEqual([1_000]);
    timers.pass(1_000);
    expect(await live.until(4)).toEqual(['open', 'received c1', 'lost', 'open after a gap']);
    expect(fake.requests.at(-1)?.headers['last-event-id']).toBe('1');
    live.stop();
  });

  test('waits as long as the receiver says when it ends the stream, and after the next break as ever', async () => {
    const timers = manualTimers();
    const live = await listen(await signedIn({ after: timers.after }));
    fake.write('retry: 3000000\n\nretry: soon\n\n');
    fake.tell({ kind: 'received', caseId: 'c1' });
    await live.until(2);
    fake.breakStreams();
    await live.until(3);
    expect(timers.delays()).toEqual([30_000]);
    timers.pass(30_000);
    await live.until(4);
    fake.breakStreams();
    await live.until(5);
    expect(timers.delays()).toEqual([1_000]);
    live.stop();
  });

  test('waits longer after every failure', async () => {
    const timers = manualTimers();
    const live = await listen(await signedIn({ after: timers.after }));
    fake.disturb(() => 'unavailable');
    fake.breakStreams();
    for (const [at, delayMs] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].entries()) {
      await live.until(at + 2);
      expect(timers.delays()).toEqual([delayMs]);
      timers.pass(delayMs);
    }
    live.stop();
  });

  test('a line that has gone silent is given up', async () => {
    const timers = manualTimers();
    const live = await listen(await signedIn({ after: timers.after }));
    fake.tell({ kind: 'received', caseId: 'c1' });
    await live.until(2);
    timers.pass(40_000);
    expect(await live.until(3)).toEqual(['open', 'received c1', 'lost']);
    live.stop();
  });

  test('stays closed when the session is over', async () => {
    const timers = manualTimers();
    const live = await listen(await signedIn({ after: timers.after }));
    fake.sessions.clear();
    fake.breakStreams();
    await live.until(2);
    timers.pass(1_000);
    expect(await live.until(3)).toEqual(['open', 'lost', 'refused not-signed-in']);
    expect(timers.delays()).toEqual([]);
  });

  test('stopping closes the connection', async () => {
    const live = await listen(await signedIn());
    const [stream] = fake.streams;
    const closed = new Promise((resolve) => stream?.on('close', resolve));
    live.stop();
    await closed;
    expect(fake.streams.size).toBe(0);
    expect(live.heard).toEqual(['open']);
  });
});
