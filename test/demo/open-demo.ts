import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../demo/src/demo.js';

export interface Visitor {
  /** A request with the visitor's cookies; redirects are not followed. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form, as a browser without script does. */
  send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

/** A whole demo on a free port, with a folder of its own and a clock that the test holds. */
export async function openDemo({ at = '2026-03-11T10:00:00', sample = false } = {}) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'earful-demo-'));
  let time = new Date(at).getTime();
  const waits: number[] = [];
  const wait = (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  };
  const demo = await startDemo({ port: 0, dataFolder, sample, now: () => time, wait });
  const origin = new URL(demo.shopUrl).origin;

  function visitor(): Visitor {
    const cookies = new Map<string, string>();
    async function request(path: string, init: RequestInit & { headers: Record<string, string> }) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { cookie, ...init.headers };
      const response = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';', 1)[0]!.split('=');
        cookies.set(name, value);
      }
      return response;
    }
    return {
      get: (path, headers = {}) => request(path, { headers }),
      send: (path, fields, headers = {}) =>
        request(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    };
  }

  const turn = (id: string, on: boolean) => visitor().send(`/switchboard/switches/${id}`, { on: on ? '1' : '0' });

  return {
    demo,
    origin,
    dataFolder,
    /** What the server was told to wait, in milliseconds. */
    waits,
    visitor,
    setTime: (moment: string) => void (time = new Date(moment).getTime()),
    now: () => time,
    /** Runs with one switch on, and puts it back. */
    async broken<T>(id: string, run: () => Promise<T>): Promise<T> {
      await turn(id, true);
      try {
        return await run();
      } finally {
        await turn(id, false);
      }
    },
    turn,
    close: async () => {
      await demo.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}

type Call = [name: string, touchpoint: string, facts: Record<string, string>];

function allCallsOf(page: string) {
  return JSON.parse(/data-shop-calls>([^<]*)</.exec(page)![1]!) as [['consent', Record<string, boolean>], ...Call[]];
}

/** What a page asks the browser to tell Earful, besides the consent that comes first. */
export const callsOf = (page: string): Call[] => allCallsOf(page).slice(1) as Call[];

/** What a page tells Earful that its visitor allows. */
export const consentOf = (page: string): Record<string, boolean> => allCallsOf(page)[0][1];

/** A card and an address that the shop accepts. */
export const goodCheckout = {
  name: 'Sam Example',
  email: 'sam@example.com',
  street: '12 Market Square',
  postcode: '00-950',
  city: 'Exampleton',
  cardNumber: '4242 4242 4242 4242',
  cardExpiry: '09/29',
  cardCode: '123',
};
