import { inTime } from './in-time.js';
import type { Outbox, OutboxRecord } from './outbox.js';

/** How long the question of a full disk may hold up the word "saved", in milliseconds. */
const askLimitMs = 1_000;

/**
 * Makes the word "saved" true for longer, and never says it of a full disk.
 *
 * Storage may be taken away while a page is open: by the browser after seven days, by a tool that cleans up. What this page has
 * called saved, and has not seen go since, it writes again from its memory and sends it. If another tab has delivered it meanwhile,
 * the receiver knows it already. On a full disk Chromium opens no database, and what localStorage takes then is in no file.
 *
 * The outbox says nothing of its connection, so this one watches with its own.
 */
export const keepSaved = (outbox: Outbox, flush: () => Promise<void>): void => {
  const saved = new Map<string, OutboxRecord>();
  const { put, remove } = outbox;
  let watching: Promise<void> | undefined;
  let isDiskFull = false;

  const again = async (): Promise<void> => {
    watching = undefined;
    // By then the outbox has let go of its connection, too.
    await outbox.list();
    for (const one of saved.values()) await outbox.put(one);
    void flush();
  };

  const watch = (): Promise<void> =>
    new Promise((done) => {
      const request = indexedDB.open('earful');
      // Not there: then it is in another storage, of which nobody tells when it is emptied.
      request.onupgradeneeded = () => request.transaction!.abort();
      request.onerror = () => {
        isDiskFull = /disk/i.test(request.error!.message);
        if (isDiskFull) watching = undefined;
        done();
      };
      request.onsuccess = () => {
        const { result } = request;
        isDiskFull = false;
        result.onclose = result.onversionchange = () => {
          result.close();
          void again();
        };
        done();
      };
    });

  outbox.remove = (key) => {
    saved.delete(key);
    return remove(key);
  };
  outbox.put = async (record, memoryOnly) => {
    if (!(await put(record, memoryOnly))) return false;
    saved.set(record.key, record);
    try {
      await inTime((watching ??= watch()), askLimitMs);
    } catch {
      // No database here, so none that could be taken away; or one that takes its time.
    }
    return !isDiskFull;
  };
};
