import type { OpenStoreOptions } from '@earful/server';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { filesWith, tablesOf, tablesWith } from '../../helpers/keeps.js';
import type { PostgresServer } from './start-postgres.js';
import { rowsOf } from './sqlite-rows.js';
import { temporaryFolder } from './temporary-folder.js';

/** A database of this test alone, of the engine that this run is about, as everybody but Earful sees it. */
export interface Database {
  /** Names it to `openStore`. */
  options: Omit<OpenStoreOptions, 'now'>;
  /** Rows as a connection of its own sees them. */
  rows<T = Record<string, unknown>>(query: string): Promise<T[]>;
  /** Lets every insertion into this table fail, or every change, until the function is called that is given back. */
  fill(table: string, event?: 'insert' | 'update'): Promise<() => Promise<unknown>>;
  /** Is this text anywhere in it: in SQLite in any byte of its files, in PostgreSQL in any row? */
  keeps(text: string): Promise<boolean>;
}

export function sqliteDatabase(folder = temporaryFolder()): Database {
  const rows: Database['rows'] = (query) => rowsOf(folder, query);
  return {
    options: { folder },
    rows,
    async fill(table, event = 'insert') {
      await rows(`create trigger full before ${event} on ${table} begin select raise(abort, 'disk full'); end`);
      return () => rows('drop trigger full');
    },
    keeps: async (text) => filesWith(folder, text).length > 0,
  };
}

/** Counts come as text, because they may be too large for numbers. Ours are not. */
const types = { getTypeParser: (id: number) => ([20, 1700].includes(id) ? Number : pg.types.getTypeParser(id)) };

async function ask<T>(url: string, query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, types: types as pg.CustomTypesConfig });
  await client.connect();
  try {
    return (await client.query(query)).rows as T[];
  } finally {
    await client.end();
  }
}

let made = 0;
/** Databases of this worker that no test uses. To empty one is much faster than to make one. */
const free: string[] = [];

async function empty(url: string): Promise<void> {
  // Without triggers: in any order.
  const deletions = (await tablesOf((query) => ask(url, query))).map((name) => `delete from ${name};`).join(' ');
  await ask(url, `set session_replication_role = replica; ${deletions} alter sequence outgoing_sequence_seq restart`);
}

async function create({ server }: PostgresServer, like = 'template0'): Promise<string> {
  const name = `earful_${process.pid}_${(made += 1)}`;
  await ask(`${server}/postgres`, `create database ${name} template ${like}`);
  return `${server}/${name}`;
}

function postgresDatabase(own: string): Database {
  const rows: Database['rows'] = (query) => ask(own, query);
  return {
    options: { databaseUrl: own },
    rows,
    async fill(table, event = 'insert') {
      await rows(
        `create function fail() returns trigger as $$ begin raise exception 'disk full'; end $$ language plpgsql;
         create trigger full_disk before ${event} on ${table} execute function fail()`,
      );
      const mend = () => rows('drop function if exists fail cascade');
      onTestFinished(async () => void (await mend()));
      return mend;
    },
    keeps: async (text) => (await tablesWith(rows, text)).length > 0,
  };
}

/** Of the engine that this run is about. */
export async function makeDatabase(): Promise<Database> {
  const server = inject('postgres');
  if (!server) return sqliteDatabase();
  const url = free.pop() ?? (await create(server, server.template));
  onTestFinished(async () => {
    await empty(url);
    free.push(url);
  });
  return postgresDatabase(url);
}

/** In PostgreSQL, without tables. */
export const makeEmptyDatabase = async (): Promise<Database> => postgresDatabase(await create(inject('postgres')!));
