import { cacheName, isChunk, isKept, shellOf } from './kept.js';

/** Chromium takes the address of a worker only from a policy of ours. */
interface Policies {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): typeof rules };
}

/**
 * Keeps this page on the device, so that it opens without a network: a worker answers with the copies, and the copies are
 * what the page has really loaded. Where the platform has no service workers, on plain http, nothing happens.
 *
 * @param base address below which everything of Earful lies, with a slash at its end
 * @param ready the prompt is drawn: what has been loaded works
 */
export const keepOffline = async (base: string, ready: Promise<unknown>): Promise<void> => {
  if (!navigator.serviceWorker) return;
  const policy = (window as Policies).trustedTypes?.createPolicy('earful-page', { createScriptURL: (url) => url });
  const worker = base + 't/worker.js';
  await navigator.serviceWorker.register(policy ? policy.createScriptURL(worker) : worker);
  const cache = await caches.open(cacheName);
  const paths = new Set<string>();
  const keep = async (address: string): Promise<void> => {
    const path = address.slice(base.length);
    if (!address.startsWith(base) || paths.has(path) || !isKept(path)) return;
    paths.add(path);
    // A chunk never changes, so the copy of an earlier visit is as good.
    if (!(isChunk(path) && (await cache.match(address)))) await cache.add(address);
  };
  const keepAll = (entries: PerformanceEntryList): Promise<unknown> =>
    Promise.all(entries.map(({ name }) => keep(name)));

  await ready;
  await keepAll(performance.getEntriesByType('resource'));
  await keep(base + 'v1/config');
  // Last, because a page that opens must find all it needs.
  await cache.add(shellOf(location));
  new PerformanceObserver((list) => void keepAll(list.getEntries()).catch(() => {})).observe({
    type: 'resource',
    buffered: true,
  });
  const folders = new Set([...paths].filter(isChunk).map((path) => path.split('/')[0]));
  for (const { url } of await cache.keys()) {
    const path = url.slice(base.length);
    if (isChunk(path) && !folders.has(path.split('/')[0])) await cache.delete(url);
  }
};
