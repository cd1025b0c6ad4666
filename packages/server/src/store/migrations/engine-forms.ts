import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from 'kysely';
import { sql } from 'kysely';

type DataType = Parameters<CreateTableBuilder<string>['addColumn']>[1];

/** What migrations have to say differently to each engine. */
export interface EngineForms {
  /** Text in the order of its bytes: so the order of moments as text is that of time, whatever the language of the server. */
  text: DataType;
  /** A floating-point number of eight bytes. */
  real: DataType;
  /** A whole number that the engine counts up, and never gives twice. */
  sequence: { type: DataType; build: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder };
  /** Makes a table that grows with the critiques, split by the hash of a column where that keeps its indexes small. */
  createSplit(db: Kysely<unknown>, table: CreateTableBuilder<string>, name: string, column: string): Promise<void>;
  /** Makes the engine itself refuse to change a row that was written, where it knows how. */
  forbidChanges(db: Kysely<unknown>, table: string): Promise<void>;
}

export const sqliteForms: EngineForms = {
  text: 'text',
  real: 'real',
  // AUTOINCREMENT: a number is never used again, even after its row was erased.
  sequence: { type: 'integer', build: (column) => column.autoIncrement() },
  createSplit: (_db, table) => table.execute(),
  async forbidChanges(db, table) {
    await sql`create trigger ${sql.ref(`${table}_stays`)} before update on ${sql.table(table)}
      begin select raise(abort, 'rows of this table are never changed'); end`.execute(db);
  },
};

/** Of PostgreSQL and all that speaks its protocol. */
export const postgresForms: EngineForms = {
  text: sql`text collate "C"`,
  real: 'double precision',
  sequence: { type: 'bigint', build: (column) => column.generatedByDefaultAsIdentity() },
  createSplit: (_db, table) => table.execute(),
  forbidChanges: () => Promise.resolve(),
};

/** In how many parts PostgreSQL splits a table. A hundred million critiques are six million in each. */
const parts = 16;

/** Of PostgreSQL itself. Others split tables by themselves, and do not know how to be told. */
export const splitPostgresForms: EngineForms = {
  ...postgresForms,
  async createSplit(db, table, name, column) {
    await table.modifyEnd(sql`partition by hash (${sql.ref(column)})`).execute();
    for (let part = 0; part < parts; part += 1)
      await sql`create table ${sql.table(`${name}_${part}`)} partition of ${sql.table(name)}
        for values with (modulus ${sql.lit(parts)}, remainder ${sql.lit(part)})`.execute(db);
  },
  async forbidChanges(db, table) {
    await sql`create function ${sql.ref(`${table}_stays`)}() returns trigger language plpgsql
      as $$ begin raise exception 'rows of this table are never changed'; end $$`.execute(db);
    await sql`create trigger ${sql.ref(`${table}_stays`)} before update on ${sql.table(table)}
      for each row execute function ${sql.ref(`${table}_stays`)}()`.execute(db);
  },
};
