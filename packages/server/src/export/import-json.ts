import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { countOn, mayPause } from '../store/move.js';
import { StoreError } from '../store/store-error.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { exportVersion, exportedTables } from './export-json.js';

/** Rows that are inserted by one statement; an engine takes some thousand values at most. */
const rowsAtOnce = 50;

type Row = Record<string, string | number | null>;
type Line = { earful?: unknown; version?: unknown; table?: unknown; row?: Row; rows?: unknown; sha256?: unknown };

const refused = (message: string): StoreError => new StoreError('not-an-export', message);

function parseLine(text: string, place: string): Line {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below.
  }
  throw refused(`${place} is not of an export; nothing was imported.`);
}

/** Parted at line feeds alone: `node:readline` also parts at characters that customers may have written. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Names of tables and columns become SQL, so only those of this database pass. */
async function readRow(db: Transaction<Tables>): Promise<(line: Line, place: string) => [keyof Tables, Row]> {
  const known = new Map(
    (await db.introspection.getTables()).map(({ name, columns }) => [name, new Set(columns.map((one) => one.name))]),
  );
  return ({ table, row }, place) => {
    const columns = exportedTables.includes(table as keyof Tables) ? known.get(table as string) : undefined;
    if (!columns || typeof row !== 'object' || row === null || Array.isArray(row))
      throw refused(`${place} is no row of a table of this version; nothing was imported.`);
    for (const [name, value] of Object.entries(row))
      if (!columns.has(name) || !(value === null || ['string', 'number'].includes(typeof value)))
        throw refused(`${place} has a field "${name}" that this version does not know; nothing was imported.`);
    return [table as keyof Tables, row];
  };
}

async function refuseUnlessEmpty(db: Transaction<Tables>): Promise<void> {
  for (const table of exportedTables) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0)
      throw new StoreError('not-empty', `The database has rows in ${table} already; name an empty one.`);
  }
}

/**
 * Reads a file to its end, and proves that it is an export as it was written.
 *
 * @returns How many rows it has.
 */
async function proveWhole(file: string): Promise<number> {
  const hash = createHash('sha256');
  let number = 0;
  let end: Line | undefined;
  for await (const text of linesOf(createReadStream(file, 'utf8'))) {
    number += 1;
    const line = parseLine(text, `${file}, line ${number},`);
    if (end) throw refused(`${file} goes on behind the end of the export; nothing was imported.`);
    if (number === 1) {
      if (line.earful !== 'export') throw refused(`${file} is not an export of Earful.`);
      if (line.version !== exportVersion) throw refused(`${file} was written by a newer version of Earful.`);
    } else if (line.table === undefined) end = line;
    if (!end) hash.update(`${text}\n`);
  }
  if (!end) throw refused(`${file} ends before the end of the export; nothing was imported.`);
  if (end.rows !== number - 2 || end.sha256 !== hash.digest('hex'))
    throw refused(`${file} was changed after it was written; nothing was imported.`);
  return end.rows;
}

/**
 * Reads an export back into an empty store: all of it, or nothing. Afterwards the store exports the same bytes.
 *
 * @returns How many rows there were.
 * @throws StoreError `not-an-export` when a line is not of one, or something is missing; `not-empty`.
 */
export async function importJson(store: Store, file: string, { dryRun = false } = {}): Promise<number> {
  const rows = await proveWhole(file);
  const undone = new Error('dry run');
  const all = store.write(async (db) => {
    await mayPause(db);
    await refuseUnlessEmpty(db);
    const toRow = await readRow(db);
    let waiting: { table: keyof Tables; rows: Row[] } | undefined;
    const insert = async (): Promise<void> => {
      if (waiting)
        await db
          .insertInto(waiting.table)
          .values(waiting.rows as never)
          .execute();
      waiting = undefined;
    };
    let number = 0;
    for await (const text of linesOf(createReadStream(file, 'utf8'))) {
      number += 1;
      if (number === 1 || number > rows + 1) continue;
      const place = `${file}, line ${number},`;
      const [table, row] = toRow(parseLine(text, place), place);
      if (waiting && (waiting.table !== table || waiting.rows.length === rowsAtOnce)) await insert();
      waiting ??= { table, rows: [] };
      waiting.rows.push(row);
    }
    await insert();
    await countOn(db);
    if (dryRun) throw undone;
  });
  await all.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return rows;
}
