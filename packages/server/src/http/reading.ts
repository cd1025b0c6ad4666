import { Refusal } from './problem.js';

/** As much as Node and we keep beside a body; one of less counts as one of so many bytes. */
const leastBytes = 4_096;

/** A body that is being read. */
export interface Reading {
  /** Keeps what has arrived, unless it is over. */
  keep(chunk: Uint8Array): void;
  /** Ends it, whole or not, and gives what was kept. */
  end(): Buffer;
}

interface Held {
  sinceMs: number;
  bytes: number;
  giveWay(): void;
}

// The rest of the body still stands in the line: whatever used it next would be cut off with it.
const headers = { connection: 'close' };

/**
 * Collects bodies, all together within a bound. Where there is no more room, that one gives way which has cost most so far, bytes
 * times seconds: whoever holds much for long, and no phone that sends two kilobytes slowly while others fill the memory.
 *
 * @param maxBytes What all of them may hold. Default 64 MiB.
 * @param now Clock that is never set, in milliseconds.
 */
export function createReadings({ maxBytes = 64 * 2 ** 20, now = () => performance.now() } = {}) {
  const roomyBytes = (maxBytes * 15) / 16;
  const open = new Set<Held>();
  let total = 0;

  function makeRoom(): void {
    if (total <= maxBytes) return;
    const nowMs = now();
    const costOf = ({ bytes, sinceMs }: Held): number => bytes * (1 + nowMs - sinceMs);
    // Some room at once: to look for the dearest again at every chunk of a flood would cost more than the flood.
    for (const one of [...open].toSorted((a, b) => costOf(b) - costOf(a))) if (total > roomyBytes) one.giveWay();
  }

  /**
   * @param limitBytes Of this body.
   * @param stop Called at most once, when it is over because it is longer, or has to give way.
   */
  return function begin(limitBytes: number, stop: (why: Refusal) => void): Reading {
    let kept = Buffer.alloc(0);
    let size = 0;
    const mine: Held = { sinceMs: now(), bytes: 0, giveWay: () => refuse('unavailable', 'Too much is read at once.') };

    function hold(bytes: number): void {
      total += bytes - mine.bytes;
      mine.bytes = bytes;
      makeRoom();
    }
    function end(): Buffer {
      const whole = kept.subarray(0, size);
      open.delete(mine);
      hold(0);
      kept = Buffer.alloc(0);
      return whole;
    }
    function refuse(code: 'unavailable' | 'too-large', detail: string): void {
      end();
      stop(new Refusal(code, { detail, headers }));
    }

    open.add(mine);
    hold(leastBytes);
    return {
      keep(chunk) {
        const nextSize = size + chunk.byteLength;
        if (open.has(mine) && nextSize > limitBytes) refuse('too-large', `The limit is ${limitBytes} bytes.`);
        // Into one buffer: in chunks of one byte a body would cost a hundred times as much.
        const wider = Math.min(limitBytes, Math.max(2 * kept.byteLength, nextSize));
        const isWider = nextSize > kept.byteLength;
        if (open.has(mine) && isWider) hold(Math.max(leastBytes, wider));
        if (!open.has(mine)) return;
        if (isWider) kept = Buffer.concat([kept.subarray(0, size)], wider);
        kept.set(chunk, size);
        size = nextSize;
      },
      end,
    };
  };
}
