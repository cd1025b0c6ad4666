import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { hostileStrings } from '../../helpers/bad-input/corpora.js';
import { createLedger } from '../ledger.js';
import { envelopeOf, mint, plainText, post } from '../envelope.js';
import type { KillableReceiver } from '../killable-receiver.js';
import { createKillableReceiver } from '../killable-receiver.js';
import type { Row } from '../row.js';
import type { Stage } from '../stage.js';

async function withReceiver(
  stage: Stage,
  run: (receiver: KillableReceiver, ledger: ReturnType<typeof createLedger>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'earful-wire-'));
  const receiver = createKillableReceiver(folder, stage.proxy.url);
  try {
    await receiver.start();
    await run(receiver, createLedger(folder));
    expect(receiver.isDead()).toBe(false);
  } finally {
    await receiver.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Writes a request, piece after piece for as long as somebody reads it; resolves with the answer and how much was written.
 *
 * @param deafBytes it does not listen before it has written so much
 */
function speak(
  port: number,
  headers: string[],
  piece: Buffer,
  most: number,
  deafBytes = 0,
): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let bytes = 0;
    const settle = (): void => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), bytes });
    };
    const hear = (part: Buffer): void => {
      answer += String(part);
      if (answer.includes('\r\n\r\n')) settle();
    };
    socket.on('error', settle);
    socket.on('close', settle);
    socket.write(
      `POST /earful/v1/critiques HTTP/1.1\r\nhost: shop\r\ncontent-type: text/plain\r\n${headers.join('\r\n')}\r\n\r\n`,
    );
    const pour = (): void => {
      while (bytes < most && !socket.destroyed) {
        if (bytes >= deafBytes && socket.listenerCount('data') === 0) socket.on('data', hear);
        bytes += piece.length;
        if (!socket.write(piece)) return void socket.once('drain', pour);
      }
    };
    pour();
  });
}

/** What reaches the receiver over the wire as no client of ours would send it. */
export const hostileWire: Row[] = [
  {
    id: 81,
    title: '64 KiB and a byte, a gigabyte in chunks, a length that lies, a compressed bomb',
    engines: ['node'],
    core: ['node'],
    expected: 'R early',
    run: (stage) =>
      withReceiver(stage, async ({ port, endpoint }, ledger) => {
        const whole = envelopeOf(mint(), stage.words());
        const padded = (bytes: number) => `${whole}${' '.repeat(bytes - Buffer.byteLength(whole))}`;
        expect((await post(endpoint, padded(65_537))).status).toBe(413);
        expect((await post(endpoint, padded(65_536))).status).toBe(201);

        const kilobytes = Buffer.alloc(65_536, ' ');
        const chunk = Buffer.concat([Buffer.from('10000\r\n'), kilobytes, Buffer.from('\r\n')]);
        const endless = await speak(port, ['transfer-encoding: chunked'], chunk, 2 ** 30);
        expect(endless.status).toBe(413);
        // Some megabytes are on the way before the answer is heard.
        expect(endless.bytes).toBeLessThan(2 ** 26);
        const declared = await speak(port, [`content-length: ${2 ** 30}`], kilobytes, 2 ** 30);
        expect(declared.status).toBe(413);
        expect(declared.bytes).toBeLessThan(2 ** 26);
        // As clients do that write everything before they listen: the answer is not lost (RFC 9112, 9.6).
        const late = await speak(port, [`content-length: ${2 ** 30}`], kilobytes, 2 ** 30, 2 ** 24);
        expect(late.status).toBe(413);
        const deaf = await speak(port, [`content-length: ${2 ** 30}`], kilobytes, 2 ** 30, 2 ** 30);
        expect(deaf.bytes).toBeLessThan(2 ** 26);
        stage.figure(
          `of a gigabyte, ${Math.round(endless.bytes / 1024)} and ${Math.round(declared.bytes / 1024)} KiB were written until it was refused, ${Math.round(deaf.bytes / 2 ** 20)} MiB by one who never listens`,
        );

        const half = await speak(port, ['content-length: 20', 'connection: close'], Buffer.from(whole), 1);
        expect(half.status).toBe(400);
        const both = await speak(
          port,
          ['content-length: 5', 'transfer-encoding: chunked'],
          Buffer.from('0\r\n\r\n'),
          1,
        );
        expect(both.status).toBe(400);

        const bomb = gzipSync(Buffer.alloc(2 ** 24, ' '));
        for (const coding of ['gzip', 'br', 'deflate', 'gzip, gzip']) {
          const response = await fetch(`${endpoint}/v1/critiques`, {
            method: 'POST',
            body: bomb,
            headers: { ...plainText, 'content-encoding': coding },
          });
          expect(response.status).toBe(415);
        }
        expect(ledger.stored()).toHaveLength(1);
      }),
  },
  {
    id: 85,
    title: 'line ends, escape sequences and other marks in everything that might reach the log',
    engines: ['node'],
    core: ['node'],
    expected: 'one line of JSON for each thing',
    run: (stage) =>
      withReceiver(stage, async (receiver, ledger) => {
        const { endpoint, log } = receiver;
        const before = log.length;
        let refused = 0;
        const words = ['\r\n{"level":"error"}', '\u001b[2J\u001b]0;title\u0007', '\u009b31m', '\u2028', '\u202e', '\0'];
        const strings = [...words, ...hostileStrings.filter((one) => one.length > 0 && one.length < 200)];
        for (const value of strings) {
          const path = encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8'));
          for (const attack of [
            () =>
              post(
                endpoint,
                envelopeOf(mint(), value, { locale: value, causes: [value], facts: { [value.slice(0, 60)]: value } }),
              ),
            () => post(endpoint, envelopeOf(mint(), 'x', { origin: value }, { key: value })),
            () => fetch(`${endpoint}/v1/staff/cases/${path}`, { headers: { cookie: `earful-staff=${path}` } }),
            () => fetch(`${endpoint}/v1/config`, { method: 'PUT', headers: { 'user-agent': path, referer: path } }),
          ]) {
            const { status } = await attack();
            if (status >= 400) refused += 1;
            expect(status).toBeLessThan(500);
          }
        }
        // The daily deletion begins with the receiver and tells of itself when it is over.
        const lines = log.slice(before).filter((line) => !line.includes('"what":"retained"'));
        const told = lines.map((line) => JSON.parse(line) as { what: string; refused?: number });
        const refusals = told.filter(({ what }) => what === 'refused');
        expect(told).toHaveLength(ledger.stored().length + refusals.length);
        // The first of each kind at once, and of the others how many, once a minute.
        const counted = refusals.reduce((sum, one) => sum + one.refused!, 0);
        expect(counted).toBeGreaterThan(0);
        expect(counted).toBeLessThanOrEqual(refused);
        for (const line of lines) {
          expect(JSON.parse(line)).toMatchObject({ level: 'info' });
          // oxlint-disable-next-line no-control-regex -- These are what is looked for.
          expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
        }
        stage.figure(`${lines.length} lines`);
      }),
  },
];
