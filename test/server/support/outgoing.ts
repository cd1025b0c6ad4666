import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SiteConfig } from '@earful/protocol';
import type { Outgoing, OutgoingOptions } from '@earful/server';
import { createOutgoing } from '@earful/server';
import { onTestFinished } from 'vitest';
import type { Site } from './site.js';
import { config, publicUrl } from './site.js';

export const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
export const nextSecret = `whsec_${Buffer.from('its successor, also thirty-two..').toString('base64')}`;

export interface Received {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Listener {
  url: string;
  port: number;
  received: Received[];
  /** Status of the next answers; `hang` gives none. */
  answer: number | 'hang';
  /** More headers of the answer. */
  headers: Record<string, string>;
  /** Bodies as JSON. */
  told(): { type: string; timestamp: string; data: Record<string, unknown> }[];
  /** Resolves when so many requests have arrived whole. */
  arrived(count: number): Promise<void>;
}

/** A real server that takes what is posted, gone when the test ends. */
export async function listener(): Promise<Listener> {
  const waiting = new Set<() => void>();
  const one: Listener = {
    url: '',
    port: 0,
    received: [],
    answer: 204,
    headers: {},
    told: () => one.received.map(({ body }) => JSON.parse(body)),
    arrived: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (one.received.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      one.received.push({ url: request.url ?? '', headers: request.headers, body });
      if (one.answer !== 'hang') response.writeHead(one.answer, one.headers).end('an answer that nobody shows');
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  one.port = (server.address() as AddressInfo).port;
  one.url = `http://127.0.0.1:${one.port}/hook`;
  return one;
}

export type Inside = NonNullable<SiteConfig['private']>;

export const environment = { SECRET: secret, NEXT_SECRET: nextSecret };

/** A webhook of the configuration. */
export const webhook = (url: string, more: Partial<NonNullable<Inside['webhooks']>[number]> = {}) => ({
  id: 'crm',
  url,
  secrets: ['${SECRET}'],
  ...more,
});

/** Told of what happens at a site; it has begun, and runs when it is told to. */
export async function tell(
  site: Pick<Site, 'store'>,
  inside: Inside,
  more: Partial<OutgoingOptions> = {},
): Promise<Outgoing> {
  const outgoing = createOutgoing({
    publicUrl,
    allowPrivate: true,
    ...more,
    config: { ...(more.config ?? config), private: inside },
    store: site.store,
    environment: { ...environment, ...more.environment },
  });
  onTestFinished(() => outgoing.close());
  await outgoing.run();
  return outgoing;
}
