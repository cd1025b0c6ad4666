import type { LiveMessage } from '@earful/protocol';
import type { LiveListener, StaffClient } from '@earful/client/staff';

/** What tabs say to each other. The reading tab tells the others everything it hears. */
type Word =
  | { type: 'message'; message: LiveMessage }
  | { type: 'open' }
  | { type: 'lost' }
  | { type: 'refused' }
  | { type: 'how' };

/** The part of a BroadcastChannel that is used. */
export interface TabChannel {
  postMessage(word: unknown): void;
  onmessage: ((message: MessageEvent) => void) | null;
  close(): void;
}

/** The part of `navigator.locks` that is used. */
export interface TabLocks {
  request(name: string, options: { signal: AbortSignal }, hold: () => Promise<void>): Promise<unknown>;
}

export interface LiveSharing {
  onLive: StaffClient['onLive'];
  /** Names lock and channel; one per receiver. */
  name: string;
  /** Absent on plain http away from the own machine, and in old browsers: then every tab reads for itself. */
  locks: TabLocks | undefined;
  createChannel: ((name: string) => TabChannel) | undefined;
}

export interface LiveHandlers {
  message(message: LiveMessage): void;
  /** The stream is open, for the first time or again: fetch what must be complete. */
  open(): void;
  lost(): void;
  refused(): void;
}

/**
 * One stream per browser. Whichever tab gets the lock reads the stream and repeats it to the others; when it closes, the
 * lock passes on and the next one says `open`, so that everybody fetches what fell between.
 * @returns stops it and gives the lock back
 */
export const shareLive = (sharing: LiveSharing, handlers: LiveHandlers): (() => void) => {
  const { locks, createChannel, onLive, name } = sharing;
  const alone: LiveListener = {
    message: handlers.message,
    open: handlers.open,
    lost: handlers.lost,
    refused: handlers.refused,
  };
  if (!locks || !createChannel) return onLive(alone);

  const abort = new AbortController();
  const channel = createChannel(name);
  let reading = false;
  let isOpen = false;
  let stopReading = (): void => {};

  const hear = (word: Word): void => {
    if (word.type === 'message') handlers.message(word.message);
    else if (word.type !== 'how') handlers[word.type]();
  };
  const tell = (word: Word): void => {
    if (abort.signal.aborted) return;
    // The others first: what is heard here may close the channel.
    channel.postMessage(word);
    hear(word);
  };
  channel.onmessage = ({ data }) => {
    const word = data as Word;
    // A tab that has just been opened asks how things stand; only the reading tab knows.
    if (word.type === 'how') {
      if (reading) channel.postMessage({ type: isOpen ? 'open' : 'lost' } satisfies Word);
    } else if (!reading) hear(word);
  };
  channel.postMessage({ type: 'how' } satisfies Word);

  const read = (): Promise<void> =>
    new Promise((release) => {
      if (abort.signal.aborted) return release();
      reading = true;
      const stop = onLive({
        message: (message) => tell({ type: 'message', message }),
        open: () => {
          isOpen = true;
          tell({ type: 'open' });
        },
        lost: () => {
          isOpen = false;
          tell({ type: 'lost' });
        },
        refused: () => {
          tell({ type: 'refused' });
          stopReading();
        },
      });
      stopReading = () => {
        stop();
        reading = false;
        release();
      };
    });

  locks.request(name, { signal: abort.signal }, read).catch(() => {
    // Refused, as in a sandboxed frame: read for this tab alone.
    if (!abort.signal.aborted) stopReading = onLive(alone);
  });

  return () => {
    abort.abort();
    stopReading();
    channel.onmessage = null;
    channel.close();
  };
};
