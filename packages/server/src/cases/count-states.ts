import type { CaseState } from '@earful/insight';
import type { CaseFilter } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../store/tables.js';

/** Written out, not bound: only so can the engines see that the index of what is open will do. */
export const answered = sql.lit('answered' as const);

interface Row {
  state: CaseState;
  count: string | number | bigint;
}

const countIn = (rows: readonly Row[], state: CaseState): number =>
  Number(rows.find((row) => row.state === state)?.count ?? 0);

/** How many cases there are by state, without those that were taken back, and of all. Looks at no critique but these. */
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
  const withdrawn: Row[] = await db
    .selectFrom('critiques')
    .innerJoin('cases', 'cases.critique_id', 'critiques.id')
    .select(({ fn }) => ['cases.state', fn.countAll().as('count')])
    .where('critiques.withdrawn_at', 'is not', null)
    .groupBy('cases.state')
    .execute();

  const all = Number(total);
  const stays = (state: CaseState): number => countIn(open, state) - countIn(withdrawn, state);
  const [received, acknowledged] = [stays('received'), stays('acknowledged')];
  const everAnswered = all - countIn(open, 'received') - countIn(open, 'acknowledged');
  return {
    all,
    open: received + acknowledged,
    received,
    acknowledged,
    answered: everAnswered - countIn(withdrawn, 'answered'),
  };
}
