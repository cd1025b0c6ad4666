import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { CaseDetail, CaseList, CaseSummary, LiveMessage, ProblemCode, Role, Standings } from '@earful/protocol';
import { sampleCases, sampleNow, sampleStandings } from './sample-cases.js';

/** The strictest policy under which the inbox has to work. */
const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const statuses: Partial<Record<ProblemCode, number>> = {
  'not-signed-in': 401,
  'link-used': 401,
  'wrong-origin': 403,
  'not-found': 404,
  'wrong-type': 415,
  conflict: 409,
  unavailable: 503,
};

interface FakeOptions {
  basePath?: string;
  cases?: CaseDetail[];
  standings?: (origin: Standings['origin']) => Standings;
  /** Of whoever signs in. Default: member. */
  role?: Role;
  /** Folder of the built inbox. Without it only the API is served. */
  bundle?: string;
}

const summaryOf = (detail: CaseDetail): CaseSummary => {
  const { critique, delivery, replies, causeLabels, promiseStatement, acknowledgedBy, ...summary } = detail;
  void [critique, delivery, replies, causeLabels, promiseStatement, acknowledgedBy];
  return summary;
};

const readBody = async (request: IncomingMessage): Promise<Record<string, string>> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString() || '{}') as Record<string, string>;
};

/** The staff half of the contract in memory, on a real port, with switches to break it. */
export const startFakeReceiver = async (options: FakeOptions = {}) => {
  const base = options.basePath ?? '/earful';
  const cases = options.cases ?? sampleCases();
  const standings = options.standings ?? sampleStandings;
  const tokens = new Set<string>();
  const sessions = new Set<string>();
  const streams = new Set<ServerResponse>();
  const requests: { method: string; path: string; headers: IncomingMessage['headers'] }[] = [];
  let minted = 0;
  let sequence = 0;
  /** Called before every answer of the API; may hold it back or refuse by returning a code or `reset`. */
  let disturb: (method: string, path: string) => ProblemCode | 'reset' | 'after' | Promise<void> | undefined = () =>
    undefined;

  const json = (response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  const refuse = (response: ServerResponse, code: ProblemCode): void => {
    const status = statuses[code] ?? 400;
    response
      .writeHead(status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ earful: 1, type: 'about:blank', title: code, status, code }));
  };
  const tell = (message: LiveMessage): void => {
    sequence += 1;
    for (const stream of streams) stream.write(`id: ${sequence}\ndata: ${JSON.stringify(message)}\n\n`);
  };
  const list = (query: URLSearchParams): CaseList => {
    const state = query.get('state') ?? 'open';
    const isOpen = (one: CaseDetail): boolean =>
      one.state !== 'answered' && one.withdrawnAt === undefined && one.doubt === undefined;
    const isIn = (one: CaseDetail, wanted: string): boolean =>
      one.withdrawnAt === undefined && (one.doubt === undefined ? one.state : 'doubt') === wanted;
    const matching = cases
      .filter((one) => state === 'all' || (state === 'open' ? isOpen(one) : isIn(one, state)))
      .filter((one) => !query.has('touchpoint') || one.touchpointId === query.get('touchpoint'))
      .sort((a, b) => (query.get('order') === 'newest' ? b.receivedAt.localeCompare(a.receivedAt) : b.harm - a.harm));
    const offset = Number(query.get('offset') ?? 0);
    return {
      cases: matching.slice(offset, offset + Number(query.get('limit') ?? 50)).map(summaryOf),
      matching: matching.length,
      total: cases.length,
      open: cases.filter(isOpen).length,
      doubted: cases.filter((one) => isIn(one, 'doubt')).length,
    };
  };

  const signIn = async (request: IncomingMessage, response: ServerResponse) => {
    const { token = '' } = await readBody(request);
    if (!tokens.delete(token)) return refuse(response, 'link-used');
    minted += 1;
    sessions.add(`s${minted}`);
    return json(response, 201, opened, { 'set-cookie': `earful=s${minted}; Path=/; HttpOnly; SameSite=Lax` });
  };
  const opened = {
    member: { memberId: 'm1', name: 'Ada', role: options.role ?? 'member' },
    brand: { name: 'Linen & Oak' },
  };
  const now = (): string => new Date(sampleNow).toISOString();

  const changeCase = async (request: IncomingMessage, response: ServerResponse, one: CaseDetail, action: string) => {
    if (action === 'acknowledge') {
      if (one.state === 'received')
        Object.assign(one, { state: 'acknowledged', acknowledgedAt: now(), acknowledgedBy: 'Ada' });
      tell({ kind: 'acknowledged', caseId: one.caseId });
      return json(response, 200, one);
    }
    if (action === 'vouch') {
      if (one.doubt) tell({ kind: 'received', caseId: one.caseId });
      delete one.doubt;
      return json(response, 200, one);
    }
    const { replyId = '', text = '' } = await readBody(request);
    const known = one.replies.find((reply) => reply.replyId === replyId);
    if (known && known.text !== text) return refuse(response, 'conflict');
    if (!known) {
      one.replies.push({ replyId, text, authorName: 'Ada', sentAt: now() });
      Object.assign(one, { state: 'answered', answeredAt: now() });
      tell({ kind: 'replied', caseId: one.caseId });
    }
    return json(response, known ? 200 : 201, one);
  };

  const api = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<unknown> => {
    const method = request.method ?? 'GET';
    const path = url.pathname.slice(`${base}/v1/staff`.length);
    requests.push({ method, path: path + url.search, headers: request.headers });
    const trouble = await disturb(method, path);
    if (trouble === 'reset') return request.socket.destroy();
    if (trouble === 'after') response.end = () => (request.socket.destroy(), response);
    else if (trouble) return refuse(response, trouble);
    if (method !== 'GET') {
      if (request.headers['content-type'] !== 'application/json') return refuse(response, 'wrong-type');
      if (request.headers.origin !== `http://${request.headers.host}`) return refuse(response, 'wrong-origin');
    }
    if (method === 'POST' && path === '/session') return signIn(request, response);
    const id = /earful=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    if (!sessions.has(id)) return refuse(response, 'not-signed-in');
    if (path === '/session' && method === 'DELETE') {
      sessions.delete(id);
      return response.writeHead(204).end();
    }
    if (path === '/session') return json(response, 200, opened);
    if (path === '/cases') return json(response, 200, list(url.searchParams));
    if (path === '/standings') {
      return json(response, 200, standings((url.searchParams.get('origin') ?? 'invited') as Standings['origin']));
    }
    if (path === '/stream') {
      response
        .writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
        .write(': hello\n\n');
      streams.add(response);
      return response.on('close', () => streams.delete(response));
    }
    const [, caseId, action] = /^\/cases\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const one = cases.find((candidate) => candidate.caseId === caseId);
    if (!one) return refuse(response, 'not-found');
    return action ? changeCase(request, response, one, action) : json(response, 200, one);
  };

  const page = (response: ServerResponse, path: string): void => {
    const name = path.includes('.') ? path : 'index.html';
    try {
      const content = readFileSync(join(options.bundle ?? '', name));
      response
        .writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain', 'content-security-policy': policy })
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake.invalid');
    if (url.pathname.startsWith(`${base}/v1/staff/`)) void api(request, response, url);
    else if (url.pathname.startsWith(`${base}/inbox/`)) page(response, url.pathname.slice(`${base}/inbox/`.length));
    else response.writeHead(404).end('<h1>A page of somebody else</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    endpoint: `http://127.0.0.1:${port}${base}`,
    cases,
    sessions,
    requests,
    streams,
    mintToken: (): string => {
      minted += 1;
      const token = `token-${String(minted).padStart(24, '0')}`;
      tokens.add(token);
      return token;
    },
    arrive: (one: CaseDetail): void => {
      cases.push(one);
      tell({ kind: 'received', caseId: one.caseId });
    },
    tell,
    write: (text: string): void => streams.forEach((stream) => void stream.write(text)),
    breakStreams: (): void => streams.forEach((stream) => stream.destroy()),
    disturb: (next: typeof disturb): void => {
      disturb = next;
    },
    close: (): Promise<void> => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
export type FakeReceiver = Awaited<ReturnType<typeof startFakeReceiver>>;
