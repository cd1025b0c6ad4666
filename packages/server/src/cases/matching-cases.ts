import type { CaseFilter } from '@earful/protocol';
import type { Kysely, RawBuilder } from 'kysely';
import { SqliteAdapter, sql } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import type { Tables } from '../store/tables.js';
import { answered, isInDoubt, isReal } from './count-states.js';

/** Most cases that are looked at in one step. In SQLite the whole process waits for it, elsewhere nobody does. */
const [ownSize, serverSize] = [1_000, 10_000];

type Condition = RawBuilder<unknown>;
type Wanted = Pick<CaseFilter, 'state' | 'touchpoint' | 'origin'>;

interface Place {
  id: string;
  harm: number;
  received_at: string;
}

const newestFirst = (a: Place, b: Place): number =>
  a.received_at === b.received_at ? (a.id < b.id ? -1 : 1) : a.received_at > b.received_at ? -1 : 1;
const worstFirst = (a: Place, b: Place): number => b.harm - a.harm || newestFirst(a, b);

const all = (conditions: readonly Condition[]): RawBuilder<boolean> =>
  conditions.length > 0 ? sql`${sql.join(conditions, sql` and `)}` : sql`1 = 1`;

const isOpen = sql`state <> ${answered}`;
const areOpen = (state: CaseFilter['state']): boolean =>
  state === 'open' || state === 'received' || state === 'acknowledged';

/** Whether a case stands in a list, by its row, its critique and the revision that people see. */
export function isWanted({ state, touchpoint, origin }: Wanted): RawBuilder<boolean> {
  return all([
    ...(areOpen(state) ? [isOpen] : []),
    ...(state === 'all' || state === 'open' || state === 'doubt' ? [] : [sql`state = ${state}`]),
    // Nobody reads or answers what was taken back, so it stands in no list but that of all.
    ...(state === 'all' ? [] : [sql`withdrawn_at is null`, sql`in_doubt = ${state === 'doubt' ? isInDoubt : isReal}`]),
    ...(touchpoint === undefined ? [] : [sql`touchpoint_id = ${touchpoint}`]),
    ...(origin === undefined ? [] : [sql`origin = ${origin}`]),
  ]);
}

/** What comes after a place, in parts of which the index has each in one piece. */
function partsAfter(order: CaseFilter['order'], { id, harm, received_at: at }: Place): Condition[][] {
  const among = order === 'worst' ? [sql`harm = ${harm}`] : [];
  const behind = [
    [...among, sql`received_at = ${at}`, sql`id > ${id}`],
    [...among, sql`received_at < ${at}`],
  ];
  return order === 'worst' ? [...behind, [sql`harm < ${harm}`]] : behind;
}

/**
 * Ids of the cases of a list, in its order, a step at a time: however few there are among how many, everything else goes on between two
 * steps.
 */
export async function* matchingCases(
  db: Kysely<Tables>,
  filter: Wanted & Pick<CaseFilter, 'order'>,
  stepSize = db.getExecutor().adapter instanceof SqliteAdapter ? ownSize : serverSize,
): AsyncGenerator<string[]> {
  const { state, order } = filter;
  // No more than stands in the index of the order, of which what is open has one of its own.
  const [columns, by, within] =
    order === 'worst'
      ? [sql`id, harm, received_at`, sql`harm desc, received_at desc, id`, areOpen(state) ? [isOpen] : []]
      : [sql`id, 0 as harm, received_at`, sql`received_at desc, id`, []];
  // Asked for each case, not joined: an engine that believes to know better begins with all revisions there are.
  const isOne = sql`exists (select 1 from cases join critiques on critiques.id = cases.critique_id
    join revisions on revisions.critique_id = critiques.id and revisions.revision = critiques.latest_revision
    where cases.id = step.id and ${isWanted(filter)})`;
  for (let parts: Condition[][] = [[]]; parts.length > 0;) {
    const [part = [], ...others] = parts;
    const step = sql`select ${columns} from cases where ${all([...within, ...part])} order by ${by} limit`;
    const { rows } = await sql<Place>`select * from (${step} ${sql.lit(stepSize)}) as step where ${isOne}`.execute(db);
    yield rows.toSorted(order === 'worst' ? worstFirst : newestFirst).map(({ id }) => id);
    const last = await sql<Place>`${step} 1 offset ${sql.lit(stepSize - 1)}`.execute(db);
    parts = last.rows[0] ? partsAfter(order, last.rows[0]) : others;
    await setImmediate();
  }
}
