import type { CaseState } from '@earful/insight';
import type { CaseFilter } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../store/tables.js';

/** Written out, not bound: only so can the engines see that the index of what is open will do. */
export const answered = sql.lit('answered' as const);

/** Whether somebody has to look first; likewise. */
export const isInDoubt = sql.lit(1);
export const isReal = sql.lit(0);

interface Row {
  state: CaseState;
  count: string | number | bigint;
}

const countIn = (rows: readonly Row[], state: CaseState): number =>
  Number(rows.find((row) => row.state === state)?.count ?? 0);

/**
 * How many cases there are by state, without those that were taken back and those that are set aside; how many of these; and of
 * all. Looks at no critique but these few.
 */
export async function countStates(db: Kysely<Tables>): Promise<Record<CaseFilter['state'], number>> {
  const { total } = await db
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const open: Row[] = await db
    .selectFrom('cases')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .where('state', '!=', answered)
    .groupBy('state')
    .execute();
  const byState = db
    .selectFrom('critiques')
    .innerJoin('cases', 'cases.critique_id', 'critiques.id')
    .select(({ fn }) => ['cases.state', fn.countAll().as('count')])
    .groupBy('cases.state');
  const withdrawn: Row[] = await byState.where('critiques.withdrawn_at', 'is not', null).execute();
  const doubted: Row[] = await byState
    .where('critiques.in_doubt', '=', isInDoubt)
    .where('critiques.withdrawn_at', 'is', null)
    .execute();

  const all = Number(total);
  const apart = (state: CaseState): number => countIn(withdrawn, state) + countIn(doubted, state);
  const stays = (state: CaseState): number => countIn(open, state) - apart(state);
  const [received, acknowledged] = [stays('received'), stays('acknowledged')];
  const everAnswered = all - countIn(open, 'received') - countIn(open, 'acknowledged');
  return {
    all,
    open: received + acknowledged,
    received,
    acknowledged,
    answered: everAnswered - apart('answered'),
    doubt: doubted.reduce((sum, { count }) => sum + Number(count), 0),
  };
}
