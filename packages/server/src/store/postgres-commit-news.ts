import pg from 'pg';
import { codeOf } from './postgres-error.js';
import { cut } from './postgres-pool.js';

const channel = 'earful_commit';
const reopenMs = 5_000;

/** The engine has no such thing, as CockroachDB. */
const isUnsupported = (error: unknown): boolean => /^(0A000|42601)$/.test(codeOf(error));

/**
 * Tells other processes that something was committed, and hears it from them, by LISTEN and NOTIFY. It is a hint and no
 * more: what was not heard is found by asking, and where the engine knows neither, only so.
 */
export function createCommitNews(pool: pg.Pool, config: pg.ClientConfig) {
  let listener: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isUnknown = false;

  const open = async (tell: () => void): Promise<void> => {
    // It waits for as long as it takes: no limits.
    const { connectionString, application_name, connectionTimeoutMillis } = config;
    const client = new pg.Client({ connectionString, application_name, connectionTimeoutMillis, keepAlive: true });
    listener = client;
    let isLost = false;
    const reopen = (error?: unknown): void => {
      if (isLost) return;
      isLost = true;
      cut(client);
      isUnknown = isUnsupported(error);
      if (!isClosed && !isUnknown) timer = setTimeout(() => void open(tell), reopenMs).unref();
    };
    client.on('error', reopen);
    client.on('end', () => reopen());
    client.on('notification', tell);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      reopen(error);
    }
  };

  return {
    announce(): void {
      if (!isUnknown) pool.query(`notify ${channel}`).catch(() => {});
    },
    listen: (tell: () => void): void => void open(tell),
    close(): void {
      isClosed = true;
      clearTimeout(timer);
      if (listener) cut(listener);
    },
  };
}
