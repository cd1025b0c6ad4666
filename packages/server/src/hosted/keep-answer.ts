import { createHash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Critique } from '@earful/protocol';
import { critiqueId, reference, schemaVersion, secret } from '@earful/protocol';
import type { Identity } from '@earful/protocol/identity';
import { mintIdentity } from '@earful/protocol/identity';
import type { Kysely } from 'kysely';
import type { CritiqueTaker, FormSigns, Taken } from '../cases/take-critique.js';
import { Refusal } from '../http/problem.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { contentOf } from './own-revision.js';

/** What a form says; the rest is added when it is kept. */
export type Content = Omit<
  Critique,
  'schemaVersion' | 'critiqueId' | 'reference' | 'revision' | 'submittedAt' | 'sanitised'
>;

interface Keeper {
  store: Store;
  take: CritiqueTaker;
  /** Clock, in milliseconds since 1970. */
  now: () => number;
  /** How the form was filled in. Default: nothing is known. */
  signs?: FormSigns;
}

/** The highest number that a revision may have. */
export const maxRevision = 1_000;

/** Most tabs that may have changed one critique since this form was drawn. */
const maxSteps = 20;

/** Names for a new critique. */
export const mint = (nowMs: number): Identity => mintIdentity(nowMs, (count) => randomBytes(count));

/** The names that a form brought back; undefined if it has none, or somebody has played with them. */
export function identityIn(form: URLSearchParams): Identity | undefined {
  const given = {
    critiqueId: form.get('critiqueId') ?? '',
    reference: form.get('reference') ?? '',
    secret: form.get('secret') ?? '',
  };
  const isSound =
    critiqueId.safeParse(given.critiqueId).success &&
    reference.safeParse(given.reference).success &&
    secret.safeParse(given.secret).success;
  return isSound ? given : undefined;
}

/** Other names for other content. The same ones each time, so that the second half of a double click finds the first. */
function renamed({ critiqueId: id, secret: known }: Identity, content: Content): Identity {
  const bytes = createHash('sha256')
    .update(`${known}\n${JSON.stringify(content)}`)
    .digest();
  let used = 0;
  const minted = parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return mintIdentity(minted, (count) => bytes.subarray(used, (used += count)));
}

/** The body of a stored revision. */
async function storedBody(
  db: Kysely<Tables>,
  id: string,
  revision: number,
): Promise<Record<string, unknown> | undefined> {
  const row = await db
    .selectFrom('revisions')
    .select('body')
    .where('critique_id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row && (JSON.parse(row.body) as Record<string, unknown>);
}

async function send({ take, now, signs }: Keeper, identity: Identity, revision: number, content: Content) {
  const sentAt = new Date(now()).toISOString();
  const { critiqueId: id, reference: code, secret: proof } = identity;
  const body = { schemaVersion, critiqueId: id, reference: code, revision, submittedAt: sentAt, ...content };
  return take({ sentAt, proof, body: JSON.stringify(body) }, signs);
}

/** Has this very form been kept already? Its time is another one, so digests cannot tell. */
async function isKept({ store }: Keeper, { critique, kept }: Taken, content: Content): Promise<boolean> {
  if ('receivedAt' in kept) return true;
  if (kept.outcome !== 'conflict') return false;
  const stored = await storedBody(store.read, critique.critiqueId, critique.revision);
  return stored !== undefined && isDeepStrictEqual(contentOf(stored), JSON.parse(JSON.stringify(content)));
}

/**
 * Keeps the one tap as revision 1, once: the same form sent again is the same critique, another answer under used names
 * is another one, and nobody writes under names whose secret they do not know.
 *
 * @returns the names under which it is kept
 */
export async function keepTap(keeper: Keeper, identity: Identity, content: Content): Promise<Identity> {
  if (await isKept(keeper, await send(keeper, identity, 1, content), content)) return identity;
  const other = renamed(identity, content);
  if (await isKept(keeper, await send(keeper, other, 1, content), content)) return other;
  throw new Refusal('unavailable');
}

/** Takes the whole critique back. Whatever arrives of it meanwhile or afterwards is erased too. */
export async function keepWithdrawal(
  keeper: Keeper,
  identity: Identity,
  revision: number,
  { touchpointId, origin, surface, locale, answerOrder }: Content,
): Promise<void> {
  const next = Math.min(revision + 1, maxRevision);
  const names = { touchpointId, origin, surface, locale, answerOrder };
  const { kept } = await send(keeper, identity, next, { ...names, withdrawn: true });
  if (kept.outcome !== 'erased') throw new Refusal('unavailable');
}

/**
 * Keeps details as this revision, or, if another tab has taken it for other words, as the next one that is free.
 *
 * @returns whether there was room for them
 */
export async function keepDetails(
  keeper: Keeper,
  identity: Identity,
  revision: number,
  content: Content,
): Promise<boolean> {
  for (let next = revision; next < revision + maxSteps; next++) {
    if (next > maxRevision) return false;
    if (await isKept(keeper, await send(keeper, identity, next, content), content)) return true;
  }
  throw new Refusal('unavailable');
}
