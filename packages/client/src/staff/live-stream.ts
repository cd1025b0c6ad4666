import type { LiveMessage } from '@earful/protocol';
import { StaffError } from './staff-error.js';
import { createStreamParser } from './stream-parser.js';

/** Who hears of the live stream. */
export interface LiveListener {
  message(message: LiveMessage): void;
  /** The stream is open. `gap`: it was open before, so fetch again what must be complete. */
  open?(gap: boolean): void;
  /** The stream broke; it is being reopened. */
  lost?(): void;
  /** Not signed in any more. The stream stays closed. */
  refused?(error: StaffError): void;
}

/** Runs `run` after `delayMs`; returns a function that prevents it. */
export type After = (delayMs: number, run: () => void) => () => void;

/** The receiver sends a comment every 15 s, so this much silence means that the line is dead (a laptop slept). */
const silenceMs = 40_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

const kinds: readonly string[] = [
  'received',
  'revised',
  'doubted',
  'acknowledged',
  'replied',
] satisfies LiveMessage['kind'][];

const readMessage = (data: string): LiveMessage | undefined => {
  try {
    const value = JSON.parse(data) as Partial<LiveMessage> | null;
    // A newer receiver may know more kinds; they concern views that this version does not have.
    if (!value || typeof value.caseId !== 'string' || !kinds.includes(value.kind ?? '')) return undefined;
    return { kind: value.kind as LiveMessage['kind'], caseId: value.caseId };
  } catch {
    return undefined;
  }
};

/**
 * Reads the live stream with `fetch` (so that it works in Node as in browsers) and reopens it for as long as it is wanted:
 * after 1 s, or what the receiver says, then twice as long each time, up to 30 s.
 * @param connect opens one connection; throws a {@link StaffError}
 * @returns stops it
 */
export const followLiveStream = (
  connect: (lastId: string | undefined, signal: AbortSignal) => Promise<Response>,
  listener: LiveListener,
  after: After,
): (() => void) => {
  let stopped = false;
  let opened = false;
  let lastId: string | undefined;
  let retryMs = firstRetryMs;
  let cancelRetry = (): void => {};
  let current = new AbortController();

  const read = async (abort: AbortController): Promise<void> => {
    const cancelConnect = after(silenceMs, () => abort.abort());
    const response = await connect(lastId, abort.signal).finally(cancelConnect);
    if (!response.body) throw new StaffError('not-a-receiver', 'The live stream has no body.');
    if (stopped) return;
    listener.open?.(opened);
    opened = true;
    retryMs = firstRetryMs;
    const parse = createStreamParser(
      ({ id, data }) => {
        if (id !== undefined) lastId = id;
        const message = readMessage(data);
        if (message && !stopped) listener.message(message);
      },
      (waitMs) => {
        retryMs = Math.min(waitMs, longestRetryMs);
      },
    );
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const cancelSilence = after(silenceMs, () => abort.abort());
      const piece = await reader.read().finally(cancelSilence);
      if (piece.done) return;
      parse(decoder.decode(piece.value, { stream: true }));
    }
  };

  const run = async (): Promise<void> => {
    current = new AbortController();
    const abort = current;
    try {
      await read(abort);
    } catch (error) {
      if (!stopped && error instanceof StaffError && error.code === 'not-signed-in') {
        stopped = true;
        listener.refused?.(error);
      }
    } finally {
      abort.abort();
    }
    if (stopped) return;
    listener.lost?.();
    cancelRetry = after(retryMs, () => void run());
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  };

  void run();
  return () => {
    stopped = true;
    cancelRetry();
    current.abort();
  };
};
