import { cacheName, isChunk, isKept, isStart, shellOf } from './kept.js';

/** The part of a service worker's world that is used here; the library of pages does not name it. */
interface Scope {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: Happening) => void): void;
}

interface Happening {
  request: Request;
  waitUntil(done: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

/** How long a network may take before the copy is shown instead, in milliseconds. */
const patienceMs = 5_000;

const scope = self as unknown as Scope;

/** Everything of Earful lies below it; our own scope is one folder deeper. */
const base = new URL('..', scope.registration.scope).href;

/** The copy of this very page, else of the same touchpoint in other words. */
const copyOf = async (address: string): Promise<Response | undefined> => {
  const cache = await caches.open(cacheName);
  return (
    (await cache.match(address, { ignoreVary: true })) ?? cache.match(address, { ignoreVary: true, ignoreSearch: true })
  );
};

/** The network's answer; where that fails, is late, or is an error of a server in between, the copy. */
const fresh = async (request: Request, address: string): Promise<Response> => {
  const copy = await copyOf(address);
  if (!copy) return fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  return answer && answer.status < 500 ? answer : copy;
};

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(base)) return;
  const path = url.href.slice(base.length).split('?')[0]!;
  if (request.mode === 'navigate') {
    if (isStart(path)) event.respondWith(fresh(request, shellOf(url)));
  } else if (isChunk(path)) event.respondWith(copyOf(url.href).then((copy) => copy ?? fetch(request)));
  else if (isKept(path)) event.respondWith(fresh(request, url.href));
});
