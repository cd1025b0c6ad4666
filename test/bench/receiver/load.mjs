import { connect } from 'node:net';
import { quantile } from '../rounds.mjs';
import { envelopeOf } from './envelope.mjs';

const connections = 64;

const content = {
  touchpointId: 'checkout',
  origin: 'paymentFailed',
  surface: 'card',
  locale: 'en',
  answerOrder: 'worstFirst',
  disconfirmation: -1,
  severity: 3,
  causes: ['waiting'],
  comment: 'It said two days, and then it was nine. '.repeat(12).trim(),
};

/** One request of about 1 KiB, as bytes. */
function request(port, nowMs) {
  const text = envelopeOf(content, nowMs);
  const head = `POST /earful/v1/critiques HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n`;
  return Buffer.from(head + text);
}

/** One connection that is kept, and asks for one thing at a time. */
async function line(port) {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let got = '';
  let settle;
  let fail;
  socket.on('close', () => fail?.(new Error('The receiver has closed the line.')));
  socket.on('data', (piece) => {
    got += piece.toString('latin1');
    const end = got.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = /content-length: (\d+)/i.exec(got);
    const isWhole = length ? got.length >= end + 4 + Number(length[1]) : got.endsWith('0\r\n\r\n');
    if (!isWhole) return;
    const answer = got;
    got = '';
    settle(answer);
  });
  return {
    ask: (bytes) =>
      new Promise((resolve, reject) => {
        settle = resolve;
        fail = reject;
        socket.write(bytes);
      }),
    close: () => socket.destroy(),
  };
}

/**
 * Sends so many critiques over 64 connections, each the next one as soon as it is answered.
 *
 * @returns {Promise<{perSecond: number, p99Ms: number}>} how many were acknowledged, and how long the slowest hundredth took
 */
export async function acceptRate(port, count) {
  const requests = Array.from({ length: count }, (_, index) => request(port, Date.now() + (index % 1_000)));
  const lines = await Promise.all(Array.from({ length: connections }, () => line(port)));
  const times = [];
  let next = 0;
  const work = async ({ ask }) => {
    while (next < count) {
      const bytes = requests[next++];
      const sinceMs = performance.now();
      const answer = await ask(bytes);
      times.push(performance.now() - sinceMs);
      if (!answer.startsWith('HTTP/1.1 201')) throw new Error(`Not stored: ${answer.slice(0, 300)}`);
    }
  };
  const startMs = performance.now();
  await Promise.all(lines.map(work));
  const tookMs = performance.now() - startMs;
  for (const { close } of lines) close();
  return { perSecond: (count / tookMs) * 1_000, p99Ms: quantile(times, 0.99) };
}
