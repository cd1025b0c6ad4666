import type { AuditPage } from '@earful/protocol';
import { auditPage, memberList, problem, sessionList } from '@earful/protocol';
import type { Store } from '@earful/server';
import { createSignInLink } from '@earful/server';
import { bindAccount } from '../../../packages/server/src/staff/identities.js';
import type { Site } from './site.js';
import { publicUrl } from './site.js';

export type StaffHeaders = Awaited<ReturnType<Site['signIn']>>;

/** A request to the staff API, in the name of whoever is signed in. */
export const ask = (site: Site, method: string, path: string, headers: StaffHeaders, body?: unknown) =>
  site.earful.fetch(
    new Request(`${publicUrl}/earful/v1/staff${path}`, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );

export const codeOf = async (response: Response) => problem.parse(await response.json()).code;

export const membersOf = async (site: Site, headers: StaffHeaders) =>
  memberList.parse(await (await ask(site, 'GET', '/members', headers)).json()).members;

export const idOf = async (site: Site, name: string) => {
  const [row] = await site.rows<{ id: string }>(`select id from members where name = '${name}'`);
  return row!.id;
};

export const sessionsOf = async (site: Site, headers: StaffHeaders, path = '/sessions') =>
  sessionList.parse(await (await ask(site, 'GET', path, headers)).json()).sessions;

export const auditOf = async (site: Site, headers: StaffHeaders, query = ''): Promise<AuditPage> =>
  auditPage.parse(await (await ask(site, 'GET', `/audit${query}`, headers)).json());

/** Berta is on the staff, and has signed in with an account. */
export async function bindBerta(store: Store): Promise<void> {
  const email = 'berta@shop.example';
  await createSignInLink({ store, publicUrl, name: 'Berta', email });
  const account = { issuer: 'https://id.example', subject: 'b', email, at: new Date(store.now()).toISOString() };
  await store.write((db) => bindAccount(db, account));
}

/** Opens a sign-in link. */
export const enter = (site: Site, link: string, userAgent = '') =>
  site.post('/v1/staff/session', JSON.stringify({ token: link.split('#')[1] }), {
    origin: publicUrl,
    'content-type': 'application/json',
    'user-agent': userAgent,
  });

/** A request whose body arrives when `finish` is called; who sends it has been let in by then. */
export function half(site: Site, method: string, path: string, staff: Record<string, string>, body: unknown) {
  let finish = (): void => {};
  let begun = (): void => {};
  const isRead = new Promise<void>((resolve) => void (begun = resolve));
  const answer = site.earful.fetch(
    new Request(`${publicUrl}/earful/v1/staff${path}`, {
      method,
      headers: staff,
      duplex: 'half',
      body: new ReadableStream(
        {
          pull(stream) {
            begun();
            return new Promise<void>((resolve) => {
              finish = () => {
                stream.enqueue(new TextEncoder().encode(JSON.stringify(body)));
                stream.close();
                resolve();
              };
            });
          },
        },
        { highWaterMark: 0 },
      ),
    } as RequestInit),
  );
  return { answer, isRead, finish: () => finish() };
}
