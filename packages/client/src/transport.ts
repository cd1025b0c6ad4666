import { inTime } from './in-time.js';

/** What came back, whoever answered. */
export type Answer = [status: number, text?: string, retryAfter?: string | null];

/** Requests that may outlive the page share 64 KiB with the host's own. */
const maxKeepaliveBytes = 16_384;

const timeoutMs = 20_000;

/**
 * Posts ASCII text once. The status is 0 when no complete answer came: no network, refused by policy, redirected, 20 s
 * over, or a replaced `fetch` that throws or never ends. A string body is sent as `text/plain;charset=UTF-8`, which needs
 * no preflight; without `redirect: error` a 302 would turn the POST into a GET of some page that answers 200.
 */
export const post = async (
  send: typeof fetch,
  url: string,
  body: string,
  keepalive = body.length <= maxKeepaliveBytes,
): Promise<Answer> => {
  const abort = new AbortController();
  try {
    const answer = send(url, {
      method: 'POST',
      body,
      keepalive,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: abort.signal,
    }).then(async (response): Promise<Answer> => [
      response.status,
      await response.text(),
      response.headers.get('retry-after'),
    ]);
    // Not only the signal: a page's own `fetch` may not heed it, and WebKit never settles a request that was under way when
    // its page went into the back/forward cache; nor does Firefox, if it was answered meanwhile.
    return (await inTime(answer, timeoutMs, () => abort.abort()))!;
  } catch {
    // Over the shared quota, keepalive fails just like a network error: hence once more, unless time is up.
    return keepalive && !abort.signal.aborted ? post(send, url, body, false) : [0];
  }
};
