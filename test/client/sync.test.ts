import { afterEach, expect, test, vi } from 'vitest';
import { requestSync } from '@earful/client/sync';

afterEach(() => void vi.unstubAllGlobals());

const site = (sync: object | undefined, registered = true) => {
  const postMessage = vi.fn<(message: unknown) => void>();
  const registration = { sync, active: { postMessage } };
  const ready = registered ? Promise.resolve(registration) : new Promise(() => {});
  const getRegistration = async () => (registered ? registration : undefined);
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration, ready } });
  return postMessage;
};

test('orders a sync under the name that the worker listens for', async () => {
  const ordered: string[] = [];
  const postMessage = site({ register: async (tag: string) => void ordered.push(tag) });
  expect(await requestSync()).toBe(true);
  expect(ordered).toEqual(['earful']);
  expect(postMessage).not.toHaveBeenCalled();
});

test.each([
  ['there is no Background Sync', undefined],
  ['the browser refuses', { register: () => Promise.reject(new DOMException('', 'NotAllowedError')) }],
])('asks the worker to deliver now where %s', async (_, sync) => {
  const postMessage = site(sync);
  expect(await requestSync()).toBe(false);
  expect(postMessage).toHaveBeenCalledExactlyOnceWith('earful');
});

test('does not wait for a worker that nobody has registered, and does not mind a page without workers', async () => {
  site(undefined, false);
  expect(await requestSync()).toBe(false);
  vi.stubGlobal('navigator', {});
  expect(await requestSync()).toBe(false);
});
