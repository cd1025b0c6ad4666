import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Listener {
  url: string;
  port: number;
  received: Received[];
  /** Status of the next answers, or what says it of each request; `hang` gives none. */
  answer: number | 'hang' | ((received: Received) => number);
  /** More headers of the answer. */
  headers: Record<string, string>;
  /** Bodies as JSON. */
  told(): { type: string; timestamp: string; data: Record<string, unknown> }[];
  /** Resolves when so many requests have arrived whole. */
  arrived(count: number): Promise<void>;
  close(): void;
}

/** A real server that takes what is posted. */
export async function createListener(): Promise<Listener> {
  const waiting = new Set<() => void>();
  const one: Listener = {
    url: '',
    port: 0,
    received: [],
    answer: 204,
    headers: {},
    told: () => one.received.map(({ body }) => JSON.parse(body)),
    arrived: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (one.received.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const received = { url: request.url ?? '', headers: request.headers, body };
      one.received.push(received);
      const status = typeof one.answer === 'function' ? one.answer(received) : one.answer;
      if (status !== 'hang') response.writeHead(status, one.headers).end('an answer that nobody shows');
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  one.port = (server.address() as AddressInfo).port;
  one.url = `http://127.0.0.1:${one.port}/hook`;
  return one;
}
