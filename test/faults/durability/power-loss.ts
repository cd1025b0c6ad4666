import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deed } from './trace.js';

/** Ids that were answered although not all that was written for them was synchronised, or nothing was. */
export const answeredTooEarly = (deeds: Deed[]): string[] => {
  let isDirty = false;
  let wrote = false;
  const early: string[] = [];
  for (const deed of deeds) {
    if (deed.what === 'wrote the log') wrote = isDirty = true;
    if (deed.what === 'synchronised the log') isDirty = false;
    if (deed.what !== 'answered') continue;
    if (isDirty || !wrote) early.push(deed.id);
    wrote = false;
  }
  return early;
};

/** Per answer: its id, how much of the log was synchronised by then, and how long the log was when the next one came. */
export const answersIn = (deeds: Deed[]): { id: string; synced: number; written: number }[] => {
  const found: { id: string; synced: number; written: number }[] = [];
  let synced = 0;
  let written = 0;
  for (const deed of deeds) {
    if (deed.what === 'wrote the log') written = Math.max(written, deed.end);
    if (deed.what === 'synchronised the log') synced = written;
    if (found.length) found.at(-1)!.written = written;
    if (deed.what === 'answered') found.push({ id: deed.id, synced, written });
  }
  return found;
};

/** A copy of the database whose log is as a loss of power may leave it: `length` bytes, and zeros behind them. */
export const afterPowerLoss = async <T>(
  folder: string,
  length: number,
  zeros: number,
  look: (copy: string) => T | Promise<T>,
): Promise<T> => {
  const copy = mkdtempSync(join(folder, 'cut-'));
  copyFileSync(join(folder, 'earful.db'), join(copy, 'earful.db'));
  const log = readFileSync(join(folder, 'earful.db-wal')).subarray(0, length);
  writeFileSync(join(copy, 'earful.db-wal'), Buffer.concat([log, Buffer.alloc(zeros)]));
  try {
    return await look(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
};
