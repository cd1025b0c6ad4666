import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { carry } from './carry.js';
import type { Fault } from './fault.js';
import type { Head } from './request-reader.js';
import type { Seen } from './seen.js';

/** When a fault strikes. */
export interface Occasion {
  /** Which requests. Default: all. */
  when?: (head: Head & Pick<Seen, 'nth'>) => boolean;
  /** How many of them; then it is over. Default: without end. */
  times?: number;
}

/**
 * What happens to whoever knocks. `open`: connections are taken. `reset`: they are taken and broken at once. `silent`: they are
 * taken, and nobody says a word.
 */
export type Door = 'open' | 'reset' | 'silent';

/** A raw TCP program between a browser and the receiver, so that the same fault is the same in every engine. */
export interface Proxy {
  /** Without a slash at the end. */
  url: string;
  port: number;
  /** All requests, in the order of their heads. */
  seen: Seen[];
  door: Door;
  /** Lets this befall requests; of several that fit, the one that was asked for first. Returns what lifts it. */
  inject(fault: Fault, occasion?: Occasion): () => void;
  /** Resolves with what comes of it once that is truthy; asked again whenever anything has changed. */
  until<Found>(look: () => Found, what: string, patienceMs?: number): Promise<NonNullable<Found>>;
  /** Sends the bytes of a request once more, from here; resolves with the whole answer. */
  replay(seen: Pick<Seen, 'bytes'>): Promise<Buffer>;
  /** Nobody listens any more, and open connections are broken. */
  down(): Promise<void>;
  /** The same address answers again. */
  up(): Promise<void>;
}

/** Starts a proxy on a port of its own that passes everything to `upstreamPort` until told otherwise. */
export async function createProxy(upstreamPort: number): Promise<Proxy> {
  const rules: { fault: Fault; occasion: Occasion; left: number }[] = [];
  const open = new Set<Socket>();
  const waiting = new Set<() => void>();
  const changed = (): void => waiting.forEach((look) => look());
  let connections = 0;

  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    if (proxy.door !== 'open') {
      socket.on('error', () => {});
      if (proxy.door === 'reset') socket.resetAndDestroy();
      return;
    }
    const connection = ++connections;
    let nth = 0;
    carry(socket, {
      upstreamPort,
      changed,
      admit(head) {
        nth++;
        const rule = rules.find(({ occasion, left }) => left > 0 && (occasion.when?.({ ...head, nth }) ?? true));
        if (rule) rule.left--;
        const fault = rule?.fault ?? { kind: 'pass' };
        const seen: Seen = {
          ...head,
          connection,
          nth,
          atMs: Date.now(),
          fault: fault.kind,
          bytes: Buffer.alloc(0),
          isWhole: false,
          answers: [],
        };
        proxy.seen.push(seen);
        return { seen, fault };
      },
    });
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };

  const proxy: Proxy = {
    url: '',
    port: 0,
    seen: [],
    door: 'open',
    inject(fault, occasion = {}) {
      const rule = { fault, occasion, left: occasion.times ?? Infinity };
      rules.push(rule);
      return () => void (rule.left = 0);
    },
    until: (look, what, patienceMs = 15_000) =>
      new Promise((resolve, reject) => {
        const end = setTimeout(() => {
          waiting.delete(ask);
          const seen = proxy.seen.slice(-12).map((one) => `${one.method} ${one.path} ${one.fault}`);
          reject(new Error(`Not within ${patienceMs} ms: ${what}. Seen last:\n${seen.join('\n')}`));
        }, patienceMs);
        const ask = (): void => {
          const found = look();
          if (!found) return;
          clearTimeout(end);
          waiting.delete(ask);
          resolve(found);
        };
        waiting.add(ask);
        ask();
      }),
    replay: ({ bytes }) =>
      new Promise((resolve, reject) => {
        const pieces: Buffer[] = [];
        const socket = connect(upstreamPort, '127.0.0.1');
        socket.on('data', (piece: Buffer) => pieces.push(piece));
        socket.on('error', reject);
        socket.on('close', () => resolve(Buffer.concat(pieces)));
        // No more comes after it: the receiver answers and lets go.
        socket.end(bytes);
      }),
    async down() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.resetAndDestroy();
      await closed;
    },
    up: () => listen(proxy.port),
  };
  await listen(0);
  proxy.port = (server.address() as AddressInfo).port;
  proxy.url = `http://127.0.0.1:${proxy.port}`;
  return proxy;
}
