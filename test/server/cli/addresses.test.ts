import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createLog } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../../packages/server/src/cli/serve.js';
import { readSettings } from '../../../packages/server/src/cli/settings.js';
import { bodyOf, envelopeOf, mintIdentity } from '../support/critiques.js';
import { config } from '../support/site.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** On Linux the whole of 127.0.0.0/8 is this machine: an address of our own that nothing else has. */
const socket = process.platform === 'linux' ? '127.83.61.97' : undefined;

const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));

test('where somebody was, no row and no line knows', async () => {
  const [folder, files] = [temporaryFolder(), temporaryFolder()];
  const file = join(files, 'earful.config.json');
  writeFileSync(file, JSON.stringify(config));
  const lines: string[] = [];
  const served = await serve(
    readSettings(['serve', '--port', '0', '--config', file, '--data', folder], {}),
    createLog((line) => lines.push(line)),
  );
  onTestFinished(() => served.close());
  const forwarded = ['203.0.113.77', '2001:db8::7a7a'];
  const headers = {
    'content-type': 'text/plain',
    'x-forwarded-for': forwarded.join(', '),
    'x-real-ip': forwarded[0],
    'cf-connecting-ip': forwarded[0],
    'true-client-ip': forwarded[0],
    forwarded: `for=${forwarded[0]}, for="[${forwarded[1]}]"`,
  };
  const ask = (method: string, path: string, body?: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { method, headers, ...(socket !== undefined && { localAddress: socket }) };
      const sent = request(`${served.url}/earful${path}`, options, (answer) =>
        answer.resume().on('end', () => resolve(answer.statusCode)),
      );
      sent.on('error', reject).end(body);
    });
  const mine = mintIdentity();
  const now = new Date().toISOString();
  const body = envelopeOf(mine, bodyOf(mine, { submittedAt: now }), { sentAt: now });
  expect(await ask('POST', '/v1/critiques', body)).toBe(201);
  expect(await ask('POST', '/v1/critiques', body)).toBe(200);
  expect(await ask('POST', '/v1/critiques', 'wrong')).toBe(400);
  expect(
    await ask(
      'POST',
      '/v1/exposures',
      JSON.stringify({ earful: 1, batchId: randomUUID(), rows: [], promises: [], waits: [] }),
    ),
  ).toBe(200);
  expect(await ask('POST', '/v1/status', JSON.stringify({ reference: mine.reference, secret: mine.secret }))).toBe(200);
  expect(await ask('GET', '/t/checkout')).toBe(200);
  expect(await ask('GET', `/c/${mine.reference}/${mine.secret}`)).toBe(200);
  expect(await ask('POST', '/v1/staff/session', '{}')).toBeGreaterThanOrEqual(400);
  expect(filesWith(folder, mine.critiqueId)).not.toEqual([]);

  // As text, and as the bytes that stand for it.
  const own = socket === undefined ? [] : [socket];
  const bytes = [...own, forwarded[0]!].map((one) => Buffer.from(one.split('.').map(Number)));
  for (const text of [...own, ...forwarded]) {
    expect(filesWith(folder, text), text).toEqual([]);
    expect(lines.join('\n')).not.toContain(text);
  }
  for (const raw of bytes)
    expect(readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(raw))).toEqual([]);
});
