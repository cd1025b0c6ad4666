import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMetrics, retain } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../packages/server/src/cli/serve.js';
import { readSettings } from '../../packages/server/src/cli/settings.js';
import { bodyOf, envelopeOf, mintIdentity, plainText, send } from './support/critiques.js';
import { listener, tell, webhook } from './support/outgoing.js';
import { none, periods } from './support/retention.js';
import { config, openSite, publicUrl, startMs } from './support/site.js';
import { temporaryFolder } from './support/temporary-folder.js';

const read = async (url: string): Promise<string[]> => {
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return (await response.text()).split('\n').filter((line) => line.startsWith('earful_'));
};

test('earful serve counts answers by part, method and status, on a port of its own', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'earful.config.json');
  writeFileSync(file, JSON.stringify(config));
  const flags = ['serve', '--port', '0', '--metrics-port', '0', '--config', file, '--data', folder];
  const served = await serve(readSettings(flags, {}), () => {});
  onTestFinished(() => served.close());

  const { reference, secret, ...identity } = mintIdentity();
  const body = envelopeOf({ reference, secret, ...identity }, bodyOf({ reference, secret, ...identity }));
  for (let times = 0; times < 3; times += 1)
    await fetch(`${served.url}/earful/v1/critiques`, { method: 'POST', body, headers: plainText });
  await fetch(`${served.url}/earful/c/${reference}/${secret}`);
  await fetch(`${served.url}/earful/v1/staff/cases/0198c5a1/replies`, { method: 'BREW' });
  await fetch(`${served.url}/earful/v1/%00/../critiques/x`);
  await fetch(`${served.url}/else`);

  const lines = await read(served.metricsUrl!);
  expect(lines).toContain('earful_requests_total{area="critiques",method="POST",status="201"} 1');
  expect(lines).toContain('earful_requests_total{area="critiques",method="POST",status="200"} 2');
  expect(lines).toContain('earful_requests_total{area="customer",method="GET",status="200"} 1');
  expect(lines).toContain('earful_requests_total{area="elsewhere",method="GET",status="404"} 1');
  expect(lines).toContain('earful_request_seconds_count{area="critiques"} 3');
  expect(lines).toContain('earful_store_ready 1');
  expect(lines.join('\n')).not.toMatch(new RegExp(`${reference}|${secret}|0198c5a1`));
  expect((await fetch(`${served.metricsUrl}/earful/v1/health`)).status).toBe(404);
  expect((await fetch(`${served.url}/metrics`)).status).toBe(404);
});

test('a store that does not answer is told', async () => {
  const site = await openSite();
  const metrics = createMetrics({ ...site.store, health: () => Promise.reject(new Error('gone')) });
  expect(await (await metrics.fetch(new Request(`${publicUrl}/metrics`))).text()).toContain('earful_store_ready 0');
});

test('what others have not taken is counted from the store: given up, and tried again', async () => {
  const server = await listener();
  server.answer = 500;
  const site = await openSite();
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] });
  const metrics = createMetrics(site.store);
  const counts = async () => {
    const text = await (await metrics.fetch(new Request(`${publicUrl}/metrics`))).text();
    return [...text.matchAll(/^earful_undelivered\{state="(\w+)"\} (\d+)$/gm)].map(([, ...found]) => found.join(' '));
  };
  expect(await counts()).toEqual(['given_up 0', 'retried 0']);
  for (let sent = 0; sent < 2; sent += 1) await send(site, mintIdentity());
  await outgoing.run();
  expect(await counts()).toEqual(['given_up 0', 'retried 2']);
  server.answer = 410;
  await send(site, mintIdentity());
  await outgoing.run();
  expect(await counts()).toEqual(['given_up 3', 'retried 0']);
});

test('when retention last came to its end is told, of all processes, whatever fails since', async () => {
  const site = await openSite();
  const metrics = createMetrics(site.store);
  const finished = async () => {
    const text = await (await metrics.fetch(new Request(`${publicUrl}/metrics`))).text();
    return /^earful_retention_finished_timestamp_seconds (\d+)$/m.exec(text)?.[1];
  };
  expect(await finished()).toBe('0');
  await retain(site.store, periods, { dryRun: true });
  expect(await finished()).toBe('0');
  expect((await retain(site.store, periods)).counts).toEqual(none);
  expect(await finished()).toBe(String(startMs / 1_000));
  site.clock.nowMs += 86_400_000;
  await expect(retain(site.store, periods, { rest: () => Promise.reject(new Error('ended')) })).rejects.toThrow(
    'ended',
  );
  expect(await finished()).toBe(String(startMs / 1_000));
  await retain(site.store, periods);
  expect(await finished()).toBe(String(startMs / 1_000 + 86_400));
});
