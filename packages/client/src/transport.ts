import { AbortController, clearTimeout, setTimeout } from './natives.js';

/** What came back, whoever answered. */
export interface Answer {
  status: number;
  text: string;
  /** Empty without the header. */
  retryAfter: string;
}

/** Requests that may outlive the page share 64 KiB with the host's own. */
const maxKeepaliveBytes = 16_384;

const timeoutMs = 20_000;

/**
 * Posts ASCII text once. The status is 0 when no complete answer came: no network, refused by policy, redirected, 20 s
 * over, or a replaced `fetch` that throws. A string body is sent as `text/plain;charset=UTF-8`, which needs no preflight; without
 * `redirect: error` a 302 would turn the POST into a GET of some page that answers 200.
 */
export const post = async (send: typeof fetch, url: string, body: string): Promise<Answer> => {
  for (const keepalive of body.length > maxKeepaliveBytes ? [false] : [true, false]) {
    const abort = new AbortController();
    const { signal } = abort;
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const response = await send(url, {
        method: 'POST',
        body,
        keepalive,
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        signal,
      });
      return {
        status: response.status,
        text: await response.text(),
        retryAfter: response.headers.get('retry-after') ?? '',
      };
    } catch {
      // Over the shared quota, keepalive fails just like a network error: hence the second round, unless time is up.
      if (signal.aborted) break;
    } finally {
      clearTimeout(timer);
    }
  }
  return { status: 0, text: '', retryAfter: '' };
};
