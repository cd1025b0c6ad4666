import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect } from '@playwright/test';
import { envelopeOf, mint, post } from '../envelope.js';
import type { KillableReceiver } from '../killable-receiver.js';
import { createKillableReceiver } from '../killable-receiver.js';
import { contentOf, nodeClient } from '../node-customer.js';
import type { Row } from '../row.js';
import type { SmallDisk } from '../small-disk.js';
import { createSmallDisk, obstacle } from '../small-disk.js';
import { elsewhere } from '../stage.js';
import type { Stage } from '../stage.js';

const why = obstacle();

/** A receiver whose store is in trouble, and a client of it that keeps what it cannot take. */
interface Trouble {
  receiver: KillableReceiver;
  /** A new critique; resolves with the status of the answer, 0 when there was none. */
  submit(): Promise<number>;
  waiting(): Promise<number>;
  /** Sends until nothing waits. */
  deliver(): Promise<void>;
  health(): Promise<number>;
  query: Stage['ledger']['query'];
}

/** Plays with a store in this folder, and judges its own ledger: all that was submitted is there once in the end. */
async function withReceiver(stage: Stage, folder: string, run: (trouble: Trouble) => Promise<void>): Promise<void> {
  const there = elsewhere(stage, folder);
  const receiver = createKillableReceiver(folder, stage.proxy.url);
  try {
    await receiver.start();
    const client = nodeClient(there, receiver.endpoint);
    const [noted] = there.ledger.noted;
    const waiting = async () => (await client.pending()).length;
    await run({
      receiver,
      async submit() {
        const identity = client.mint();
        await (
          await client.submit(identity, 1, contentOf(stage.words()))
        ).tried;
        const outcome = noted!.outcomes.findLast(({ critiqueId }) => critiqueId === identity.critiqueId);
        return outcome?.status ?? 0;
      },
      waiting,
      deliver: () => expect.poll(() => client.flush().then(waiting), { timeout: 30_000 }).toBe(0),
      health: async () => (await fetch(`${receiver.endpoint}/v1/health`)).status,
      query: there.ledger.query,
    });
    expect(await waiting()).toBe(0);
    expect(there.ledger.judge([])).toEqual([]);
    expect(there.ledger.query('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  } finally {
    await receiver.kill();
  }
}

async function onSmallDisk(stage: Stage, run: (trouble: Trouble, disk: SmallDisk) => Promise<void>): Promise<void> {
  const disk = createSmallDisk(16);
  try {
    await withReceiver(stage, disk.folder, (trouble) => run(trouble, disk));
  } finally {
    disk.remove();
  }
}

async function inFolder(stage: Stage, run: (trouble: Trouble, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'earful-trouble-'));
  try {
    await withReceiver(stage, folder, (trouble) => run(trouble, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The store of the receiver is full, held, or not as it should be. */
export const storeTrouble: Row[] = [
  {
    id: 30,
    title: 'the disk of the receiver is full: while it runs, and as it starts again',
    engines: ['node'],
    expected: 'K→D1',
    ...(why && { notRun: { node: why } }),
    run: (stage) =>
      onSmallDisk(stage, async ({ receiver, submit, waiting, deliver, health, query }, disk) => {
        expect(await submit()).toBe(200);
        disk.fill();
        let status = 200;
        // What room there was inside the files is used up first.
        for (let tries = 0; tries < 100 && status === 200; tries += 1) status = await submit();
        expect(status).toBe(503);
        expect(await waiting()).toBe(1);
        expect(await health()).toBe(503);
        // Reading needs no room.
        expect(query('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);

        await receiver.kill();
        const refusal = await receiver.start().then(
          () => '',
          (error: Error) => error.message,
        );
        stage.figure(
          refusal
            ? `on a full disk it does not start: ${refusal.trim().split('; ').at(-1)}`
            : 'it starts on a full disk',
        );
        if (!refusal) expect((await post(receiver.endpoint, envelopeOf(mint(), 'No room'))).status).toBe(503);
        disk.empty();
        if (refusal) await receiver.start();
        await deliver();
        await expect.poll(health, { timeout: 10_000 }).toBe(200);
      }),
  },
  {
    id: 31,
    title: 'another program holds the store: for writing, a moment and for long; for reading, all the time',
    engines: ['node'],
    core: ['node'],
    expected: 'D1; K→D1; D1',
    run: (stage) =>
      inFolder(stage, async ({ submit, waiting, deliver, health }, folder) => {
        const other = new DatabaseSync(join(folder, 'earful.db'));
        // The receiver may be at its daily deletion just then.
        other.exec('pragma busy_timeout = 2000');
        try {
          other.exec('begin immediate');
          setTimeout(() => other.exec('rollback'), 300);
          expect(await submit()).toBe(200);

          other.exec('begin immediate');
          const sinceMs = Date.now();
          expect(await submit()).toBe(503);
          stage.figure(`held for writing: 503 after ${((Date.now() - sinceMs) / 1000).toFixed(1)} s`);
          expect(await health()).toBe(503);
          expect(await waiting()).toBe(1);
          other.exec('rollback');
          await deliver();
          await expect.poll(health, { timeout: 10_000 }).toBe(200);

          other.exec('begin');
          const count = () => other.prepare('select count(*) as count from revisions').all();
          expect(count()).toEqual([{ count: 2 }]);
          for (let times = 0; times < 20; times += 1) expect(await submit()).toBe(200);
          // The reader sees what it saw.
          expect(count()).toEqual([{ count: 2 }]);
          other.exec('rollback');
        } finally {
          other.close();
        }
      }),
  },
  {
    id: 32,
    title: 'the files of the store are read-only, are taken away while it runs, or cannot have a log beside them',
    engines: ['node'],
    expected: 'refuses to start, or 503; K→D1',
    ...(why && { notRun: { node: why } }),
    async run(stage) {
      await onSmallDisk(stage, async ({ receiver, submit, deliver }, { folder }) => {
        expect(await submit()).toBe(200);
        await receiver.kill();
        execFileSync('mount', ['-o', 'remount,ro', folder]);
        await expect(receiver.start()).rejects.toThrow(/^Earful cannot write in the folder .*EARFUL_DATA\.\n$/);
        expect(await submit()).toBe(0);
        execFileSync('mount', ['-o', 'remount,rw', folder]);
        await receiver.start();
        await deliver();

        // Without the file through which processes agree there is no log.
        await receiver.kill();
        const agreed = join(folder, 'earful.db-shm');
        rmSync(agreed, { force: true });
        mkdirSync(agreed);
        await expect(receiver.start()).rejects.toThrow(/^\S+earful\.db cannot be [^;]+; [^;]+\.\n$/);
        expect(await submit()).toBe(0);
        rmSync(agreed, { recursive: true });
        await receiver.start();
        await deliver();
      });
      await inFolder(stage, async ({ receiver, submit, waiting, deliver, health }, folder) => {
        expect(await submit()).toBe(200);
        const file = join(folder, 'earful.db');
        for (const [away, name] of [
          [file, 'earful.db'],
          [`${file}-wal`, 'earful.db-wal'],
        ]) {
          renameSync(away!, join(folder, 'away'));
          expect(await submit(), `${name} is away`).toBe(503);
          expect(await waiting()).toBe(1);
          expect(await health()).toBe(503);
          expect(receiver.log.at(-1)).toContain(`${name} was taken away`);
          renameSync(join(folder, 'away'), away!);
          expect(await health()).toBe(200);
          await deliver();
        }
        // Deleted for good: whoever starts it again has a new database, and nothing was acknowledged that is not in it.
        const before = join(folder, 'before');
        mkdirSync(before);
        for (const ending of ['', '-wal', '-shm']) renameSync(file + ending, join(before, `earful.db${ending}`));
        expect(await submit()).toBe(503);
        await receiver.kill();
        for (const ending of ['', '-wal', '-shm']) renameSync(join(before, `earful.db${ending}`), file + ending);
        await receiver.start();
        await deliver();
      });
    },
  },
];
