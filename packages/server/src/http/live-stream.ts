import type { LiveMessage } from '@earful/protocol';
import type { Selectable } from 'kysely';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';

export interface LiveStreamOptions {
  store: Store;
  /** How often to ask for rows of other processes, in milliseconds. Default 1000. */
  pollMs?: number | undefined;
  /** How often to send a comment that keeps proxies from closing the stream, in milliseconds. Default 15000. */
  keepAliveMs?: number | undefined;
}

type Row = Pick<Selectable<Tables['outgoing']>, 'sequence' | 'kind' | 'case_id'>;

/** Most messages read at once, and so the most that wait for one reader. */
const pageSize = 200;

/** A browser opens one stream and shares it; where it cannot, each tab has its own, and few people keep ten open. */
const maxPerSession = 10;

/** When whoever gave way to a newer one may come back, in milliseconds: at once, they would drive each other out in circles. */
const giveWayMs = 30_000;

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  // Asks buffering proxies to pass messages on at once.
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

export interface Reader {
  sessionId: string;
  /** Asked with every look for rows: a stream must not outlive the session that opened it. */
  mayContinue: () => Promise<boolean>;
}

/** `Last-Event-ID` as we sent it; anything else counts as absent. */
function resumeFrom(request: Request): number | undefined {
  const text = request.headers.get('last-event-id') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function toMessage({ sequence, kind, case_id: caseId }: Row): string {
  return `id: ${sequence}\ndata: ${JSON.stringify({ kind, caseId } satisfies LiveMessage)}\n\n`;
}

/**
 * Streams the outgoing rows as server-sent events. Asking the table is the truth, a commit of this process only makes
 * it ask at once; so rows of other processes arrive too, and a reader resumes exactly where it stopped.
 */
export function createLiveStreams({ store, pollMs = 1_000, keepAliveMs = 15_000 }: LiveStreamOptions) {
  const open = new Set<{ sessionId: string; end(): void; giveWay(): void; recheck(): void }>();

  async function newestSequence(): Promise<number> {
    const row = await store.read
      .selectFrom('outgoing')
      .select((select) => select.fn.max('sequence').as('newest'))
      .executeTakeFirst();
    return Number(row?.newest ?? 0);
  }

  const after = (sequence: number) =>
    store.read
      .selectFrom('outgoing')
      .select(['sequence', 'kind', 'case_id'])
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(pageSize)
      .execute();

  /** Ten for each session; one more ends its oldest, which may be a line that is dead and does not know it yet. */
  async function respond(request: Request, { sessionId, mayContinue }: Reader): Promise<Response> {
    if (request.method === 'HEAD') return new Response(null, { headers });
    const newest = await newestSequence();
    // An id beyond the newest one belongs to another database: it would wait for ever.
    let last = Math.min(resumeFrom(request) ?? newest, newest);
    let stop = () => {};
    let readOn = () => {};

    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const encoder = new TextEncoder();
        const send = (text: string) => controller.enqueue(encoder.encode(text));
        const hasRoom = () => (controller.desiredSize ?? 0) > 0;
        let asking = false;
        let askAgain = false;
        let stopped = false;

        async function ask(): Promise<void> {
          askAgain = true;
          if (asking) return;
          asking = true;
          try {
            // Somebody who was away for weeks must not fill the memory, nor keep the process from everybody else.
            while (askAgain && hasRoom()) {
              askAgain = false;
              const rows = await after(last);
              if (stopped) return;
              if (rows.length > 0) send(rows.map(toMessage).join(''));
              last = rows.at(-1)?.sequence ?? last;
              if (rows.length === pageSize) {
                askAgain = true;
                await new Promise((resolve) => setImmediate(resolve));
              }
            }
          } catch {
            // The store is closing or in trouble; the reader reconnects and resumes.
            end();
          } finally {
            asking = false;
          }
        }

        async function check(): Promise<void> {
          const allowed = await mayContinue().catch(() => false);
          if (!allowed) end();
        }

        const poll = setInterval(() => void check().then(ask), pollMs);
        const alive = setInterval(() => hasRoom() && send(': still here\n\n'), keepAliveMs);
        const entry = { sessionId, end, giveWay, recheck: () => void check() };
        const forget = store.onCommit(() => void ask());
        stop = () => {
          stopped = true;
          clearInterval(poll);
          clearInterval(alive);
          forget();
          open.delete(entry);
        };
        function end(): void {
          if (stopped) return;
          stop();
          controller.close();
        }
        function giveWay(): void {
          send(`retry: ${giveWayMs}\n\n`);
          end();
        }
        const own = [...open].filter((one) => one.sessionId === sessionId);
        if (own.length >= maxPerSession) own[0]!.giveWay();
        open.add(entry);

        readOn = () => void ask();

        // An id without data: a reader that is cut off before the first message resumes from here as well.
        send(`id: ${last}\n\n`);
      },
      // The reader has taken all that waited for it.
      pull: () => readOn(),
      cancel: () => stop(),
    });

    return new Response(body, { headers });
  }

  return {
    respond,
    /** Ends at once those whose session is over. Where another process ended it, that takes until the next look for rows. */
    recheck(): void {
      for (const { recheck } of open) recheck();
    },
    close(): void {
      for (const { end } of open) end();
    },
  };
}
