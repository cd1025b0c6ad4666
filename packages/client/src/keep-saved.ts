import type { Delivery } from './delivery.js';
import type { OutboxRecord } from './outbox.js';

/**
 * Storage may be taken away while a page is open: by the browser after seven days, by a tool that cleans up. What this page has
 * called saved, and has not seen go since, it writes again from its memory, so that the word stays true, and sends it. If another
 * tab has delivered it meanwhile, the receiver knows it already.
 *
 * To be called before anything is written. The outbox says nothing of its connection, so this one watches with its own.
 */
export const keepSaved = ({ outbox, flush }: Pick<Delivery, 'outbox' | 'flush'>): void => {
  const saved = new Map<string, OutboxRecord>();
  const { put, remove } = outbox;
  let watching: IDBOpenDBRequest | undefined;

  outbox.remove = (key) => {
    saved.delete(key);
    return remove(key);
  };
  outbox.put = async (record, memoryOnly) => {
    const kept = await put(record, memoryOnly);
    if (kept) saved.set(record.key, record);
    if (kept && !watching)
      try {
        const request = (watching = indexedDB.open('earful'));
        // Then it is in another storage, of which nobody tells when it is emptied.
        request.onupgradeneeded = () => request.transaction!.abort();
        request.onsuccess = () => {
          const { result } = request;
          result.onclose = result.onversionchange = async () => {
            result.close();
            watching = undefined;
            // By then the outbox has let go of its connection, too.
            await outbox.list();
            for (const one of saved.values()) await outbox.put(one);
            void flush();
          };
        };
      } catch {
        // No database here, so none that could be taken away.
      }
    return kept;
  };
};
