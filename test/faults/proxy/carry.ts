import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Fault } from './fault.js';
import { answerText } from './fault.js';
import type { Head } from './request-reader.js';
import { createRequestReader } from './request-reader.js';
import type { Seen } from './seen.js';

/** What one connection needs to know of the proxy. */
export interface Surroundings {
  upstreamPort: number;
  /** Notes a request and says what befalls it. */
  admit(head: Head): { seen: Seen; fault: Fault };
  /** Something that was noted has changed. */
  changed(): void;
}

/** Ends that break are what this program is for. */
const quiet = (socket: Socket): Socket => socket.on('error', () => {});

/** Carries what comes over one connection to the receiver and back, and lets befall each request what it is told. */
export function carry(client: Socket, { upstreamPort, admit, changed }: Surroundings): void {
  const read = createRequestReader();
  let upstream: Socket | undefined;
  let seen: Seen;
  let fault: Fault;
  let forward = (_bytes: Buffer): void => {};
  quiet(client);

  const reset = (): void => {
    upstream?.destroy();
    client.resetAndDestroy();
  };

  /** Answers go where the request came from. */
  function back(bytes: Buffer): void {
    const before = seen.answers[0] ?? Buffer.alloc(0);
    seen.answers[0] = Buffer.concat([before, bytes]);
    if (fault.kind === 'loseAnswer') reset();
    else if (fault.kind === 'cutAnswer') {
      client.write(bytes.subarray(0, Math.max(0, fault.bytes - before.length)));
      // Only once they are out: a reset overtakes what is still waiting.
      if (before.length + bytes.length >= fault.bytes) client.write('', reset);
    } else if (fault.kind === 'holdAnswer') void fault.until.then(() => client.write(bytes));
    else if (fault.kind === 'delayAnswer') setTimeout(() => client.write(bytes), fault.ms);
    else if (fault.kind === 'drip') drip(bytes, fault.everyMs);
    else client.write(bytes);
    changed();
  }

  let dripping: Buffer = Buffer.alloc(0);
  function drip(bytes: Buffer, everyMs: number): void {
    const isUnderWay = dripping.length > 0;
    dripping = Buffer.concat([dripping, bytes]);
    if (isUnderWay) return;
    const timer = setInterval(() => {
      client.write(dripping.subarray(0, 1));
      dripping = dripping.subarray(1);
      if (dripping.length === 0 || client.destroyed) clearInterval(timer);
    }, everyMs);
  }

  const up = (): Socket => {
    if (upstream && !upstream.destroyed && upstream.writable) return upstream;
    const socket = (upstream = quiet(connect(upstreamPort, '127.0.0.1')));
    socket.on('data', back);
    // What still waits or drips is the page's to wait for, whatever the receiver does with an idle connection.
    socket.on(
      'close',
      () => socket === upstream && !/^(drip|holdAnswer|delayAnswer)$/.test(fault.kind) && client.end(),
    );
    return socket;
  };

  function begin(head: Head): void {
    ({ seen, fault } = admit(head));
    const ours = seen;
    let passed = 0;
    forward = (bytes) => {
      ours.bytes = Buffer.concat([ours.bytes, bytes]);
      if (fault.kind === 'cutRequest') {
        up().write(bytes.subarray(0, Math.max(0, fault.bytes - passed)));
        passed += bytes.length;
        if (passed >= fault.bytes) upstream!.write('', reset);
      } else if (/^(pass|loseAnswer|cutAnswer|holdAnswer|delayAnswer|drip)$/.test(fault.kind)) up().write(bytes);
    };
    if (fault.kind === 'close') client.end();
  }

  function finish(): void {
    const ours = seen;
    ours.isWhole = true;
    if (fault.kind === 'answer') client.write(answerText(fault));
    else if (fault.kind === 'holdRequest') void fault.until.then(() => up().write(ours.bytes));
    else if (fault.kind === 'duplicate') {
      const second = quiet(connect(upstreamPort, '127.0.0.1'));
      second.on('data', (bytes: Buffer) => {
        ours.answers[1] = Buffer.concat([ours.answers[1] ?? Buffer.alloc(0), bytes]);
        second.destroy();
        changed();
      });
      up().write(ours.bytes);
      second.write(ours.bytes);
    }
  }

  client.on('data', (piece: Buffer) => {
    for (const part of read(piece)) {
      if (part.type === 'head') begin(part.head);
      else if (part.type === 'bytes') forward(part.bytes);
      else finish();
    }
    changed();
  });
  client.on('close', () => {
    // What waits still goes out: the page is gone, its bytes are on the wire.
    if (seen && fault.kind !== 'holdRequest') upstream?.destroy();
    if (seen && (seen.answers.length === 0 || fault.kind !== 'pass')) seen.goneAtMs ??= Date.now();
    changed();
  });
}
