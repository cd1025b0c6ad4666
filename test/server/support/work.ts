import { pbkdf2Sync } from 'node:crypto';
import type { WorkDone, WorkWanted } from '@earful/protocol';
import { problem } from '@earful/protocol';

/** Does the work as the contract describes it, apart from the client's own way; or, if told, all of it but the right answer. */
export function doWork({ challenge, tries, iterations }: WorkWanted, isRight = true): WorkDone {
  for (let answer = 0; ; answer += 1) {
    const number = pbkdf2Sync(challenge, String(answer), iterations, 4, 'sha256').readUInt32BE();
    if (number < 2 ** 32 / tries === isRight) return { challenge, answer };
  }
}

/** What an answer asks for. */
export async function wantedBy(response: Response): Promise<WorkWanted> {
  const { status, code, work } = problem.parse(await response.json());
  if (status !== 428 || code !== 'work-wanted' || !work) throw new Error(`No work is wanted: ${status} ${code}`);
  return work;
}
