/** Names what the worker listens for: the tag of a sync, and the message that asks it to deliver at once. */
export const syncTag = 'earful';

/** Background Sync, which the library of pages does not name: only Chromium has it. */
interface Registration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

/**
 * Asks the browser to wake the site's service worker when the network is back, also when no page is open by then. Where it
 * cannot, the worker is asked to deliver now. Never rejects.
 *
 * @returns whether the browser has taken the order: false without a worker, without Background Sync, or without permission
 */
export const requestSync = async (): Promise<boolean> => {
  try {
    const { serviceWorker } = navigator;
    // `ready` alone would be waited for in vain where no worker was ever registered.
    if (!(await serviceWorker.getRegistration())) return false;
    const registration: Registration = await serviceWorker.ready;
    try {
      await registration.sync!.register(syncTag);
      return true;
    } catch {
      registration.active!.postMessage(syncTag);
    }
  } catch {
    // Plain http, a frame without storage, a worker that is going away.
  }
  return false;
};
