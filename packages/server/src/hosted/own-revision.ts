import { reference as referenceSchema } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { ownCritiqueId } from '../cases/own-critique.js';
import type { Tables } from '../store/tables.js';
import type { Content } from './keep-answer.js';

/** The latest revision of the critique that a reference and a secret open, as it arrived. */
interface OwnRevision {
  identity: { critiqueId: string; reference: string };
  revision: number;
  content: Content;
}

export async function findOwn(db: Kysely<Tables>, reference: string, secret: string): Promise<OwnRevision | undefined> {
  const critiqueId = await ownCritiqueId(db, reference, secret);
  if (critiqueId === undefined) return undefined;
  const row = await db
    .selectFrom('critiques')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.critique_id', '=', 'critiques.id')
        .onRef('revisions.revision', '=', 'critiques.latest_revision'),
    )
    .select(['revisions.revision', 'revisions.body'])
    .where('critiques.id', '=', critiqueId)
    .executeTakeFirst();
  if (!row) return undefined;
  const content = contentOf(JSON.parse(row.body) as Record<string, unknown>);
  return { identity: { critiqueId, reference }, revision: row.revision, content };
}

/** A revision without its names, its number and its time: what the customer said, and where. */
export function contentOf(body: Record<string, unknown>): Content {
  const { schemaVersion: _1, critiqueId: _2, reference: _3, revision: _4, submittedAt: _5, ...content } = body;
  return content as unknown as Content;
}

/** Has anything been kept under this reference? */
export async function isKnownReference(db: Kysely<Tables>, reference: string): Promise<boolean> {
  if (!referenceSchema.safeParse(reference).success) return false;
  const row = await db
    .selectFrom('critiques')
    .select('id')
    .where('reference', '=', reference)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
