// The least that stores a critique: node:http and inserts written by hand. `node bare-server.mjs sqlite FILE`, `… single FILE` for a
// transaction each, `… postgres URL` for one INSERT of many rows. The tables are there.
import { createServer } from 'node:http';
import { columns, rowsOf } from './bare-rows.mjs';

const [way, place] = process.argv.slice(2);
const maxGroupSize = 256;
const tables = Object.keys(columns);

async function openSqliteStore() {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite') ?? (await import('@photostructure/sqlite'));
  const database = new DatabaseSync(place);
  for (const setting of [
    'busy_timeout = 2000',
    'journal_mode = wal',
    'synchronous = full',
    'foreign_keys = on',
    'secure_delete = on',
  ])
    database.exec(`pragma ${setting}`);
  const statements = tables.map((name) =>
    database.prepare(`insert into ${name} (${columns[name]}) values (${columns[name].map(() => '?')})`),
  );
  const [begin, commit] = ['begin immediate', 'commit'].map((text) => database.prepare(text));
  return async (group) => {
    begin.run();
    for (const rows of group) for (const [index, name] of tables.entries()) statements[index].run(...rows[name]);
    commit.run();
  };
}

async function openPostgresStore() {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: place });
  return async (group) => {
    const client = await pool.connect();
    await client.query('begin');
    for (const name of tables) {
      const width = columns[name].length;
      const places = group.map((_, row) => `(${columns[name].map((_name, at) => `$${row * width + at + 1}`)})`);
      await client.query(
        `insert into ${name} (${columns[name]}) values ${places}`,
        group.flatMap((rows) => rows[name]),
      );
    }
    await client.query('commit');
    client.release();
  };
}

const store = way === 'postgres' ? await openPostgresStore() : await openSqliteStore();
const groupSize = way === 'single' ? 1 : maxGroupSize;
const waiting = [];
let isRunning = false;

async function drain() {
  isRunning = true;
  while (waiting.length) {
    await new Promise((resolve) => setImmediate(resolve));
    const group = waiting.splice(0, groupSize);
    await store(group.map(({ rows }) => rows));
    for (const { rows, response } of group) {
      const text = JSON.stringify(rows.receipt);
      response
        .writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text);
    }
  }
  isRunning = false;
}

const server = createServer((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    waiting.push({ rows: rowsOf(Buffer.concat(pieces).toString('utf8')), response });
    if (!isRunning) void drain();
  });
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })));
