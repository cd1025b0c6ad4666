import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a folder that have this text among their bytes. */
export const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));

/** A connection of its own to a PostgreSQL. */
type Query = (text: string) => Promise<Record<string, unknown>[]>;

/** All but those of the migrations. */
export const tablesOf = async (query: Query): Promise<string[]> => {
  const tables = await query(
    `select relname as name from pg_class where relkind in ('r', 'p') and not relispartition
      and relnamespace = 'public'::regnamespace and relname not like 'migrations%'`,
  );
  return tables.map(({ name }) => String(name));
};

/** Tables of a PostgreSQL that have this text in a row. */
export async function tablesWith(query: Query, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await tablesOf(query)) {
    const [row] = await query(`select string_agg(t::text, ' ') as all from ${name} t`);
    if (String(row?.['all']).includes(text)) found.push(name);
  }
  return found;
}
