import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Critique, Envelope } from '@earful/protocol';

/** What the other end does with one request. */
export type Answering =
  'store' | 'drop' | 'store and drop' | 'hang' | { status: number; body?: unknown; headers?: Record<string, string> };

export interface Arrived {
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>;
  envelope: Envelope;
  critique: Critique;
}

/** Tests replace `JSON.parse` to be a hostile page; the receiver is not on that page. */
const { parse } = JSON;

export const digestOf = (body: string): string => createHash('sha256').update(body, 'utf8').digest('hex');

export const problemDocument = (status: number, code: string) => ({ earful: 1, type: 't', title: 'T', status, code });

export const receiptFor = (envelope: Envelope, changes: object = {}) => {
  const { critiqueId, revision } = parse(envelope.body) as Critique;
  return {
    earful: 1,
    status: 'stored',
    critiqueId,
    revision,
    digest: digestOf(envelope.body),
    receivedAt: '2026-03-01T12:00:00Z',
    team: 'Shop care',
    ...changes,
  };
};

/** A real HTTP server that keeps what arrives and answers as told: each step once, then the last one for ever. */
export const startReceiver = async () => {
  const arrived: Arrived[] = [];
  const stored = new Map<string, string>();
  let script: (Answering | ((envelope: Envelope) => Answering))[] = ['store'];

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method !== 'POST') {
      arrived.push({ request } as unknown as Arrived);
      response.end('not a receiver');
      return;
    }
    const envelope = parse(Buffer.concat(chunks).toString('utf8')) as Envelope;
    const critique = parse(envelope.body) as Critique;
    arrived.push({ request, envelope, critique });
    const step = script.length > 1 ? script.shift()! : script[0]!;
    const answering = typeof step === 'function' ? step(envelope) : step;

    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const name = `${critique.critiqueId} ${critique.revision}`;
    const known = stored.get(name);
    if (answering === 'drop') request.socket.destroy();
    else if (answering === 'hang') return;
    else if (typeof answering === 'object') send(answering.status, answering.body ?? '', answering.headers);
    else if (known !== undefined && known !== envelope.body) send(409, problemDocument(409, 'conflict'));
    else {
      stored.set(name, envelope.body);
      if (answering === 'store and drop') request.socket.destroy();
      else send(known ? 200 : 201, receiptFor(envelope, known ? { status: 'duplicate' } : {}));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    endpoint: `http://127.0.0.1:${port}/earful`,
    arrived,
    /** `id revision` → body. */
    stored,
    answer: (...steps: typeof script) => void (script = steps),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
