import { randomBytes, randomUUID } from 'node:crypto';
import { mintIdentity } from '@earful/client';
import { critique } from '@earful/protocol';
import type { Attack, Target } from './target.js';
import { plainCritique, plainText } from './target.js';

/** Puts a value where nobody expects it. */
export type Place = (value: unknown, target: Target, publicUrl: string, nowMs: number) => Attack;

/** What is no text is what it would be in JSON. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** Of the request line: well-formed, because no client can write another. */
const segment = (value: unknown): string => encodeURIComponent(Buffer.from(textOf(value), 'utf8').toString('utf8'));

const get = (path: string, headers: Record<string, string> = {}): Attack => ({ method: 'GET', path, headers });

/** A new critique with these fields, in an envelope with these. */
export function critiqueWith(fields: object, nowMs: number, around: object = {}): Attack {
  const { critiqueId, reference, secret } = mintIdentity(nowMs, (count) => randomBytes(count));
  const sentAt = new Date(nowMs).toISOString();
  const body = JSON.stringify({ ...plainCritique(sentAt), critiqueId, reference, ...fields });
  const envelope = JSON.stringify({ earful: 1, sentAt, proof: secret, body, ...around });
  return { method: 'POST', path: '/v1/critiques', headers: plainText, body: envelope };
}

/** Fields of a critique, each with something of the value in it. */
export const critiqueFields: Record<string, (value: unknown) => object> = {
  ...Object.fromEntries(Object.keys(critique.shape).map((name) => [name, (value: unknown) => ({ [name]: value })])),
  causes: (value) => ({ causes: [value] }),
  emotions: (value) => ({ emotions: [value] }),
  trail: (value) => ({ trail: [value] }),
  redactions: (value) => ({ redactions: [{ kind: value, count: 1 }] }),
  fact: (value) => ({ facts: { [textOf(value)]: value } }),
  email: (value) => ({ reply: { wanted: 'email', email: value } }),
  phone: (value) => ({ reply: { wanted: 'phone', phone: value, window: { from: value, to: value, timeZone: value } } }),
  shownText: (value) => ({ promise: { promiseId: 'two-days', shownText: value } }),
  dueAt: (value) => ({ promise: { promiseId: 'two-days', dueAt: value } }),
  stranger: (value) => ({ [textOf(value)]: value }),
};

const json = (value: unknown): string => JSON.stringify(value) ?? 'null';

const publicJson =
  (path: string, fields: (value: unknown) => object): Place =>
  (value) => ({ method: 'POST', path, headers: plainText, body: json(fields(value)) });

const staff = (target: Target, publicUrl: string) => ({
  cookie: target.cookie,
  origin: publicUrl,
  'content-type': 'application/json',
});

const staffJson =
  (path: (value: unknown, target: Target) => string, body: (value: unknown) => unknown): Place =>
  (value, target, publicUrl) => ({
    method: 'POST',
    path: path(value, target),
    headers: staff(target, publicUrl),
    body: json(body(value)),
  });

const staffGet =
  (path: (value: unknown) => string): Place =>
  (value, { cookie }) =>
    get(path(value), { cookie });

const form =
  (path: (target: Target, value: unknown) => string, fields: (value: unknown) => Record<string, string>): Place =>
  (value, target, publicUrl) => ({
    method: 'POST',
    path: path(target, value),
    headers: {
      origin: publicUrl,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: String(new URLSearchParams(fields(value))),
  });

const header =
  (name: string, attack: (target: Target, publicUrl: string) => Attack): Place =>
  (value, target, publicUrl) => {
    const one = attack(target, publicUrl);
    return { ...one, headers: { ...one.headers, [name]: textOf(value) } };
  };

const exposureRow = {
  touchpointId: 'checkout',
  origin: 'paymentFailed',
  opening: 'critique',
  locale: 'en',
  outcome: 'shown',
  count: 1,
};
const batch = (parts: object) => ({ earful: 1, batchId: randomUUID(), rows: [], promises: [], waits: [], ...parts });
const ownPath =
  (room: string) =>
  ({ own }: Target) =>
    `/${room}/${own.reference}/${own.secret}`;
const caseOf =
  (end: string) =>
  (_: unknown, { caseId }: Target) =>
    `/v1/staff/cases/${caseId}${end}`;
const details = [
  'comment',
  'expectedText',
  'remedyText',
  'severity',
  'causes',
  'expectationSource',
  'patience',
  'parity',
  'emotions',
  'wanted',
  'email',
  'phone',
];

/** Every place of every route, public and for staff, by name. */
export const places: Record<string, Place> = {
  ...Object.fromEntries(
    Object.entries(critiqueFields).map(([name, fields]): [string, Place] => [
      `critique: ${name}`,
      (value, _target, _url, nowMs) => critiqueWith(fields(value), nowMs),
    ]),
  ),
  ...Object.fromEntries(
    ['earful', 'key', 'proof', 'sentAt', 'work', 'body'].map((name): [string, Place] => [
      `envelope: ${name}`,
      (value, _target, _url, nowMs) => critiqueWith({}, nowMs, { [name]: value }),
    ]),
  ),
  'envelope: work done': (value, _target, _url, nowMs) =>
    critiqueWith({}, nowMs, { work: { challenge: value, answer: value } }),
  ...Object.fromEntries(
    [...Object.keys(exposureRow), 'reason'].map((name): [string, Place] => [
      `exposures: ${name}`,
      publicJson('/v1/exposures', (value) => batch({ rows: [{ ...exposureRow, [name]: value }] })),
    ]),
  ),
  'exposures: batchId': publicJson('/v1/exposures', (value) => batch({ batchId: value })),
  'exposures: promise': publicJson('/v1/exposures', (value) =>
    batch({ promises: [{ promiseId: value, outcome: 'kept', count: 1 }] }),
  ),
  'exposures: wait': publicJson('/v1/exposures', (value) =>
    batch({ waits: [{ touchpointId: value, seconds: 1, left: false }] }),
  ),
  'status: reference': (value, { own }) =>
    publicJson('/v1/status', (one) => ({ ...own, critiqueId: undefined, reference: one }))(value, {} as Target, '', 0),
  'status: secret': (value, { own }) =>
    publicJson('/v1/status', (one) => ({ reference: own.reference, secret: one }))(value, {} as Target, '', 0),
  ...Object.fromEntries(
    ['/v1/critiques', '/v1/exposures', '/v1/status'].map((path): [string, Place] => [
      `body of ${path}`,
      (value) => ({ method: 'POST', path, headers: plainText, body: textOf(value) }),
    ]),
  ),

  'hosted page': (value) => get(`/t/${segment(value)}`),
  'hosted page: query': (value) =>
    get(`/t/checkout?lang=${segment(value)}&via=${segment(value)}&kiosk=${segment(value)}`),
  'hosted page: languages': header('accept-language', () => get('/t/checkout')),
  'hosted page: own': (value, { own }) => get(`/t/checkout/${own.reference}/${segment(value)}`),
  'hosted page: reference': (value, { own }) => get(`/t/checkout/${segment(value)}/${own.secret}`),
  'hosted page: shared': (value) => get(`/t/checkout/${segment(value)}?kiosk`),
  'hosted tap': form(
    () => '/t/checkout',
    (value) => ({ disconfirmation: textOf(value) }),
  ),
  'hosted tap: names': form(
    (_, value) => `/t/${segment(value)}`,
    (value) => ({ disconfirmation: '-1', critiqueId: textOf(value), reference: textOf(value), secret: textOf(value) }),
  ),
  'hosted details': form(
    (target) => ownPath('t/checkout')(target),
    (value) => Object.fromEntries([...details, textOf(value)].map((name) => [name, textOf(value)])),
  ),
  'status page': (value) => get(`/c/${segment(value)}/${segment(value)}`),
  'status page: secret': (value, { own }) => get(`/c/${own.reference}/${segment(value)}`),
  'status page: query': (value, target) =>
    get(`${ownPath('c')(target)}?change=${segment(value)}&lang=${segment(value)}`),
  'status page: post': form(
    (target, value) => `/c/${target.own.reference}/${segment(value)}?withdraw`,
    (value) => ({ [textOf(value)]: textOf(value) }),
  ),
  'any path': (value) => get(`/${segment(value)}`),
  'inbox path': (value) => get(`/inbox/${segment(value)}`),
  'any method': (value) => ({ ...get('/v1/critiques'), method: textOf(value) }),
  'config: tag': header('if-none-match', () => get('/v1/config')),
  'health: language': header('accept-language', () => get('/v1/health')),
  'origin of a page': header('origin', (_, publicUrl) => ({
    ...critiqueWith({}, 0),
    headers: { ...plainText, origin: publicUrl },
  })),
  preflight: header('access-control-request-headers', (_, origin) => ({
    ...get('/v1/critiques'),
    method: 'OPTIONS',
    headers: { origin },
  })),
  'type of a body': header('content-type', () => critiqueWith({}, 0)),

  'sign in': staffJson(
    () => '/v1/staff/session',
    (value) => ({ token: value }),
  ),
  ...Object.fromEntries(
    ['state', 'code', 'error', 'iss'].map((name): [string, Place] => [
      `account: ${name}`,
      (value) => get(`/v1/staff/oidc/callback?code=c&state=s&${name}=${segment(value)}`),
    ]),
  ),
  'account: attempt': (value) =>
    get('/v1/staff/oidc/callback?code=c&state=s', { cookie: `earful-attempt=${segment(value)}` }),
  'account: start': (value) => get(`/v1/staff/oidc/start?${segment(value)}=${segment(value)}`),
  'invite: email': staffJson(
    () => '/v1/staff/members',
    (value) => ({ name: randomUUID(), role: 'viewer', email: value }),
  ),
  cookie: header('cookie', () => get('/v1/staff/cases')),
  'session cookie': (value, { cookie }) =>
    get('/v1/staff/session', { cookie: `${cookie.split('=')[0]}=${segment(value)}` }),
  'staff origin': header('origin', (target, url) => ({
    method: 'POST',
    path: '/v1/staff/cases/none/acknowledge',
    headers: staff(target, url),
    body: '{}',
  })),
  ...Object.fromEntries(
    ['state', 'touchpoint', 'origin', 'order', 'limit', 'offset'].map((name): [string, Place] => [
      `cases: ${name}`,
      staffGet((value) => `/v1/staff/cases?${name}=${segment(value)}`),
    ]),
  ),
  case: staffGet((value) => `/v1/staff/cases/${segment(value)}`),
  standings: staffGet(
    (value) => `/v1/staff/standings?days=${segment(value)}&touchpoint=${segment(value)}&${segment(value)}=1`,
  ),
  stream: (value, { cookie }) => get('/v1/staff/stream', { cookie, 'last-event-id': segment(value) }),
  acknowledge: staffJson(
    (value) => `/v1/staff/cases/${segment(value)}/acknowledge`,
    () => ({}),
  ),
  'acknowledge: body': staffJson(caseOf('/acknowledge'), (value) => ({ [textOf(value)]: value })),
  reply: staffJson(caseOf('/replies'), (value) => ({ replyId: randomUUID(), text: value })),
  'reply: id': staffJson(caseOf('/replies'), (value) => ({ replyId: value, text: 'Sorry.' })),
  'reply: case': staffJson(
    (value) => `/v1/staff/cases/${segment(value)}/replies`,
    () => ({ replyId: randomUUID(), text: 'Sorry.' }),
  ),
  'send again': staffJson(
    (value) => `/v1/staff/deliveries/${segment(value)}/again`,
    () => ({}),
  ),
  'send again: body': staffJson(
    () => '/v1/staff/deliveries/none/again',
    (value) => ({ [textOf(value)]: value }),
  ),
  'any staff path': staffGet((value) => `/v1/staff/${segment(value)}`),
};

/** Places that read JSON: what stands in their bodies instead of it. */
export const jsonPlaces: readonly Place[] = [
  ...['/v1/critiques', '/v1/exposures', '/v1/status'].map((path): Place => (body) => ({
    method: 'POST',
    path,
    headers: plainText,
    body: body as string,
  })),
  ...['/v1/staff/session', '/v1/staff/deliveries/none/again', '/acknowledge', '/replies'].map(
    (end): Place =>
      (body, target, publicUrl) => ({
        method: 'POST',
        path: end.startsWith('/v1') ? end : `/v1/staff/cases/${target.caseId}${end}`,
        headers: staff(target, publicUrl),
        body: body as string,
      }),
  ),
];
