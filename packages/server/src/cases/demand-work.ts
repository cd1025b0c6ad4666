import type { Critique, WorkDone } from '@earful/protocol';
import { cookieSafety } from '../http/cookie-safety.js';
import { Refusal } from '../http/problem.js';
import { isDone, wantWork } from '../http/work.js';
import { mintSecret } from '../secrets.js';
import type { Store } from '../store/store.js';

interface WorkOptions {
  store: Store;
  /** Address of the receiver. */
  site: string;
  /** Origins whose pages send. */
  origins: readonly string[];
  /** How many tries it takes on average. */
  tries: number;
  /** Clock, in milliseconds since 1970. */
  now: () => number;
}

/** A revision that wants to be taken. */
interface Arriving {
  critique: Critique;
  digest: string;
  secretHash: string;
}

/** @throws Refusal `work-wanted`. */
export type WorkDemand = (work: WorkDone | undefined, arriving: Arriving) => Promise<void>;

/** All processes of one database sign with the same key, or one would not know what another has asked for. */
async function readKey(store: Store): Promise<string> {
  const find = () => store.read.selectFrom('shared_keys').select('value').where('name', '=', 'work').executeTakeFirst();
  const known = await find();
  if (known) return known.value;
  const row = { name: 'work', value: mintSecret() };
  await store.write((db) =>
    db
      .insertInto('shared_keys')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute(),
  );
  return (await find())!.value;
}

/** Whoever sends again what is stored, because the answer was lost, or takes it back, has no work to do. */
async function isOwed({ read }: Store, { critique, digest, secretHash }: Arriving): Promise<boolean> {
  const known = await read
    .selectFrom('critiques')
    .leftJoin('revisions', (join) =>
      join.onRef('revisions.critique_id', '=', 'critiques.id').on('revisions.revision', '=', critique.revision),
    )
    .select(['critiques.withdrawn_at', 'revisions.digest'])
    .where('critiques.id', '=', critique.critiqueId)
    .where('critiques.secret_hash', '=', secretHash)
    .executeTakeFirst();
  return !!known && (critique.withdrawn === true || known.withdrawn_at !== null || known.digest === digest);
}

/**
 * Asks every revision that is new for work. Refuses only, so it need not be part of the transaction: what is stored once is
 * decided there.
 *
 * @throws TypeError when pages that send could not do it.
 */
export function createWorkDemand({ store, site, origins, tries, now }: WorkOptions): WorkDemand {
  const unable = origins.find((origin) => origin !== 'null' && cookieSafety(origin) === 'impossible');
  if (unable !== undefined) {
    throw new TypeError(
      `Pages of ${unable} cannot do proof of work: browsers let them over https only. Leave one out.`,
    );
  }
  let key: Promise<string> | undefined;
  return async (work, arriving) => {
    // What failed is asked for again.
    const known = await (key ??= readKey(store).catch((error: unknown) => {
      key = undefined;
      throw error;
    }));
    const purpose = { site, digest: arriving.digest };
    if (work && (await isDone(known, work, purpose, now()))) return;
    if (await isOwed(store, arriving)) return;
    throw new Refusal('work-wanted', { work: wantWork(known, purpose, tries, now()) });
  };
}
