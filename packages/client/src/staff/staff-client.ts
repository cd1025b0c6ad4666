import type {
  AuditPage,
  AuditQuery,
  CaseDetail,
  CaseFilter,
  CaseList,
  DeliveryList,
  Invitation,
  InviteRequest,
  MemberChange,
  MemberList,
  Problem,
  ReplyRequest,
  SessionList,
  SignInWays,
  StaffSession,
  Standings,
  StandingsQuery,
} from '@earful/protocol';
import { problems } from '@earful/protocol/outcomes';
import type { After, LiveListener } from './live-stream.js';
import { followLiveStream } from './live-stream.js';
import { StaffError } from './staff-error.js';

export interface StaffClientOptions {
  /** Base path or address of the receiver: `/earful`, `https://shop.example/earful`. */
  endpoint: string;
  /** Resolves a relative endpoint. Default: the document's base; without a document the endpoint must be absolute. */
  base?: string;
  /** Default: the platform's. */
  fetch?: typeof fetch;
  /** Longest wait for an answer, in milliseconds, 20 000 unless told. The live stream is not concerned. */
  timeoutMs?: number;
  /** Timers. Default: `setTimeout`. */
  after?: After;
}

/** What is left out takes the default of the contract: open cases, worst first, 50 of them. */
export type CasesQuery = { [Key in keyof CaseFilter]?: CaseFilter[Key] | undefined };
export type AuditRequest = { [Key in keyof AuditQuery]?: AuditQuery[Key] | undefined };
export type StandingsRequest = { [Key in keyof StandingsQuery]?: StandingsQuery[Key] | undefined };

/** The staff API, one function per route. Every function throws a {@link StaffError} when it could not do its work. */
export interface StaffClient {
  /** Spends a one-time sign-in token. The session is a cookie: browsers keep it, in Node this client does. */
  signIn(token: string): Promise<StaffSession>;
  /** Which other ways in there are. Needs no session. */
  signInWays(): Promise<SignInWays>;
  session(): Promise<StaffSession>;
  signOut(): Promise<void>;
  cases(query?: CasesQuery): Promise<CaseList>;
  case(caseId: string): Promise<CaseDetail>;
  acknowledge(caseId: string): Promise<CaseDetail>;
  /** Says that a critique which was set aside is real. */
  vouch(caseId: string): Promise<CaseDetail>;
  /** The same `replyId` twice is one reply. */
  reply(caseId: string, request: ReplyRequest): Promise<CaseDetail>;
  standings(query?: StandingsRequest): Promise<Standings>;
  /** Where one is signed in oneself; with an id, where that member is. */
  sessions(memberId?: string): Promise<SessionList>;
  endSession(sessionId: string): Promise<void>;
  members(): Promise<MemberList>;
  /** The link in the answer is told once. */
  invite(request: InviteRequest): Promise<Invitation>;
  /** A new link, in the place of those that nobody has used. */
  newLink(memberId: string): Promise<Invitation>;
  changeMember(memberId: string, change: MemberChange): Promise<void>;
  removeMember(memberId: string): Promise<void>;
  audit(query?: AuditRequest): Promise<AuditPage>;
  /** What others were to be told and have not taken. */
  deliveries(): Promise<DeliveryList>;
  /** Sends one of them again, or all of one destination. */
  sendAgain(which: string): Promise<void>;
  /** Hears of everything new, from now on, until the returned function is called. */
  onLive(listener: LiveListener): () => void;
}

const platformAfter: After = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

const search = (query: object): string => {
  const named = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(named.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
};

const asProblem = (value: unknown): Problem | undefined => {
  const document = value as Partial<Problem> | null;
  return document?.earful === 1 && Object.hasOwn(problems, document.code ?? '') ? (document as Problem) : undefined;
};

const readJson = async (response: Response): Promise<unknown> => {
  try {
    return JSON.parse(await response.text());
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
};

/** Typed client of the staff API, for Node and browsers. Types come from the contract; nothing of zod is loaded. */
export const createStaffClient = (options: StaffClientOptions): StaffClient => {
  const timeoutMs = options.timeoutMs ?? 20_000;
  const after = options.after ?? platformAfter;
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const inDocument = typeof document !== 'undefined';
  const root = new URL(options.endpoint, options.base ?? (inDocument ? document.baseURI : undefined));
  const prefix = `${root.origin}${root.pathname.replace(/\/+$/, '')}/v1/staff`;
  let cookie: string | undefined;

  const unreachable = (cause: unknown): StaffError =>
    new StaffError('unreachable', `No answer from ${prefix}.`, { cause });

  const open = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (!inDocument) {
      // What a browser would add by itself; there these names may not be set.
      headers.set('origin', root.origin);
      if (cookie !== undefined) headers.set('cookie', cookie);
    }
    const response = await send(`${prefix}${path}`, {
      ...init,
      headers,
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
    }).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    const set = inDocument ? [] : response.headers.getSetCookie();
    if (set.length > 0) cookie = set.map((line) => line.split(';', 1)[0]).join('; ');
    return response;
  };

  const refuse = async (response: Response): Promise<never> => {
    const problem = asProblem(await readJson(response));
    const { status } = response;
    if (problem) throw new StaffError(problem.code, problem.detail ?? problem.title, { status, problem });
    throw new StaffError('not-a-receiver', `${prefix} answered ${status} without a problem document.`, { status });
  };

  const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown> => {
    const abort = new AbortController();
    const cancel = after(timeoutMs, () => abort.abort());
    try {
      const response = await open(path, {
        method,
        signal: abort.signal,
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) return await refuse(response);
      if (response.status === 204) return undefined;
      const value = await readJson(response);
      if (typeof value === 'object' && value !== null) return value;
      throw new StaffError('not-a-receiver', `${prefix} answered without JSON.`, { status: response.status });
    } catch (error) {
      throw error instanceof StaffError ? error : unreachable(error);
    } finally {
      cancel();
    }
  };

  const casePath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;
  const memberPath = (memberId: string): string => `/members/${encodeURIComponent(memberId)}`;

  return {
    signIn: (token) => call('POST', '/session', { token }) as Promise<StaffSession>,
    signInWays: () => call('GET', '/sign-in') as Promise<SignInWays>,
    session: () => call('GET', '/session') as Promise<StaffSession>,
    signOut: async () => {
      await call('DELETE', '/session');
      cookie = undefined;
    },
    cases: (query = {}) => call('GET', `/cases${search(query)}`) as Promise<CaseList>,
    case: (caseId) => call('GET', casePath(caseId)) as Promise<CaseDetail>,
    acknowledge: (caseId) => call('POST', `${casePath(caseId)}/acknowledge`, {}) as Promise<CaseDetail>,
    vouch: (caseId) => call('POST', `${casePath(caseId)}/vouch`, {}) as Promise<CaseDetail>,
    reply: (caseId, request) => call('POST', `${casePath(caseId)}/replies`, request) as Promise<CaseDetail>,
    standings: (query = {}) => call('GET', `/standings${search(query)}`) as Promise<Standings>,
    sessions: (memberId) =>
      call('GET', `${memberId === undefined ? '' : memberPath(memberId)}/sessions`) as Promise<SessionList>,
    endSession: async (sessionId) => void (await call('DELETE', `/sessions/${encodeURIComponent(sessionId)}`)),
    members: () => call('GET', '/members') as Promise<MemberList>,
    invite: (request) => call('POST', '/members', request) as Promise<Invitation>,
    newLink: (memberId) => call('POST', `${memberPath(memberId)}/link`, {}) as Promise<Invitation>,
    changeMember: async (memberId, change) => void (await call('PATCH', memberPath(memberId), change)),
    removeMember: async (memberId) => void (await call('DELETE', memberPath(memberId))),
    audit: (query = {}) => call('GET', `/audit${search(query)}`) as Promise<AuditPage>,
    deliveries: () => call('GET', '/deliveries') as Promise<DeliveryList>,
    sendAgain: async (which) => void (await call('POST', `/deliveries/${encodeURIComponent(which)}/again`, {})),
    onLive: (listener) =>
      followLiveStream(
        async (lastId, signal) => {
          const headers = { accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
          const response = await open('/stream', { method: 'GET', headers, signal });
          if (!response.ok) return refuse(response);
          if (response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
          throw new StaffError('not-a-receiver', 'The live stream is not one.', { status: response.status });
        },
        listener,
        after,
      ),
  };
};
