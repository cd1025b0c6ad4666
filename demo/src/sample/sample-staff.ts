import type { CaseList } from '@earful/protocol';
import type { Earful, Store } from '@earful/server';
import { createSignInLink } from '@earful/server';
import type { SampleAnswer } from './history.js';
import { sampleMembers } from './history.js';

export interface SampleStaffOptions {
  earful: Earful;
  /** With the clock of the history, so that its sign-in links end with it. */
  store: Store;
  publicUrl: string;
}

/** The people of the history, at work through the staff API like anybody else. */
export function createSampleStaff({ earful, store, publicUrl }: SampleStaffOptions) {
  const cookies = new Map<string, string>();
  const base = `${publicUrl}/earful/v1/staff`;

  const send = (method: string, path: string, body: unknown, cookie = '') =>
    earful.fetch(
      new Request(base + path, {
        method,
        headers: { 'content-type': 'application/json', origin: publicUrl, cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );

  async function signIn(member: string): Promise<string> {
    const link = await createSignInLink({ store, publicUrl, name: member, role: 'member', sample: true });
    const response = await send('POST', '/session', { token: new URL(link).hash.slice(1) });
    const cookie = response.headers.get('set-cookie')?.split(';', 1)[0];
    if (!cookie) throw new Error(`The sample staff could not sign in: ${response.status}.`);
    cookies.set(member, cookie);
    return cookie;
  }

  /** Sessions of the history end as it goes on: then the person signs in again. */
  async function ask(member: string, method: string, path: string, body?: unknown): Promise<Response> {
    const response = await send(method, path, body, cookies.get(member) ?? (await signIn(member)));
    const answer = response.status === 401 ? await send(method, path, body, await signIn(member)) : response;
    if (!answer.ok) throw new Error(`The staff API refused sample history: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  return {
    /** Case ids of all sample critiques, by critique id. */
    async sampleCases(): Promise<Map<string, string>> {
      const found = new Map<string, string>();
      for (let offset = 0, total = 1; offset < total; offset += 200) {
        const path = `/cases?state=all&order=newest&limit=200&offset=${offset}`;
        const list = (await (await ask(sampleMembers[0], 'GET', path)).json()) as CaseList;
        for (const { critiqueId, caseId, sample } of list.cases) if (sample) found.set(critiqueId, caseId);
        total = list.matching;
      }
      return found;
    },

    async answer(caseId: string, { member, reply }: SampleAnswer): Promise<void> {
      if (reply) await ask(member, 'POST', `/cases/${caseId}/replies`, reply);
      else await ask(member, 'POST', `/cases/${caseId}/acknowledge`, {});
    },

    async signOut(): Promise<void> {
      for (const cookie of cookies.values()) await send('DELETE', '/session', undefined, cookie);
      cookies.clear();
    },
  };
}
