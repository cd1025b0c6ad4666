import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { within } from './limit.js';
import type { AddressRules } from './safe-address.js';
import { RefusedAddress, safeTarget } from './safe-address.js';
import { pauseOf } from './schedule.js';

/** What has become of one attempt. */
export interface Outcome {
  delivered: boolean;
  /** It will never take anything again. */
  gone?: boolean;
  /** For the log: a status code, or the kind of trouble. Nothing that the other side has written. */
  status: string;
  /** It was no failure, only too early or cut off: how long to wait for the next attempt, in milliseconds. */
  waitMs?: number | undefined;
  /** It failed in a way that has a schedule of its own: the waits for the next attempts, in milliseconds. */
  waitsMs?: readonly number[] | undefined;
}

export interface Posting {
  body: string;
  headers?: Record<string, string>;
}

export type Post = (url: string, posting: Posting) => Promise<Outcome>;

export interface PostOptions extends AddressRules {
  /** For all of it: name, connection, answer. Default 10000. */
  timeoutMs?: number | undefined;
  /** Clock, in milliseconds since 1970. Default: that of the system. */
  now?: (() => number) | undefined;
  /** Ends every attempt under way. */
  stop?: AbortSignal | undefined;
}

interface Answer {
  status: number;
  retryAfter: string | undefined;
}

/** Names of trouble that the platform gives; anything else is `failed`. */
const troubleOf = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'failed';
};

/** There is no way to this address, and nothing has left: a name often has one more. */
const isUnreachable = (error: unknown): boolean =>
  ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'].includes(troubleOf(error));

function postTo(address: string, url: URL, { body, headers }: Posting, signal: AbortSignal): Promise<Answer> {
  const isSecure = url.protocol === 'https:';
  const name = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const sent = (isSecure ? requestHttps : requestHttp)(
      {
        host: address,
        port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        // No connection is shared, so none stays open to an address that was right a while ago.
        agent: false,
        signal,
        // The name the certificate must have; of an IP address, itself.
        ...(isSecure && isIP(name) === 0 ? { servername: name } : {}),
        headers: {
          host: url.host,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Earful',
          connection: 'close',
          ...headers,
        },
      },
      (answer) => {
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] });
        answer.on('error', () => {});
        answer.destroy();
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/**
 * Posts JSON to an address that somebody has configured, without becoming their way into our own network: the target is
 * looked at first, the connection goes to the very address that was looked at (Host and SNI keep the name), and a redirect is
 * an answer like any other. Of the answer only the status is read, and when to come again.
 */
export function createPost({ timeoutMs = 10_000, now = Date.now, stop, ...rules }: PostOptions = {}): Post {
  const send = async (text: string, posting: Posting, signal: AbortSignal): Promise<Answer> => {
    const { url, addresses } = await safeTarget(text, rules);
    let trouble: unknown;
    for (const address of addresses) {
      signal.throwIfAborted();
      try {
        return await postTo(address, url, posting, signal);
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        trouble = error;
      }
    }
    throw trouble;
  };

  return async (url, posting) => {
    try {
      const { status, retryAfter } = await within(timeoutMs, (signal) => send(url, posting, signal), stop);
      const waitMs = pauseOf(status, retryAfter, now());
      return { delivered: status >= 200 && status < 300, gone: status === 410, status: String(status), waitMs };
    } catch (error) {
      return { delivered: false, status: error instanceof RefusedAddress ? error.code : troubleOf(error) };
    }
  };
}
