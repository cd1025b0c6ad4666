import { stringify } from 'csv-stringify/sync';
import { sql } from 'kysely';
import { latestOfCases } from '../cases/case-rows.js';
import type { Person } from '../privacy/find-person.js';
import { critiquesOf } from '../privacy/find-person.js';
import type { Store } from '../store/store.js';
import type { Write } from './export-json.js';

const pageSize = 200;

/** One line for each critique, as people see it, with its case. JSON is what keeps everything. */
const columns = [
  'reference',
  'receivedAt',
  'submittedAt',
  'occurredAt',
  'touchpoint',
  'origin',
  'locale',
  'revision',
  'disconfirmation',
  'severity',
  'causes',
  'comment',
  'expected',
  'remedy',
  'replyWanted',
  'email',
  'phone',
  'state',
  'harm',
  'readBy',
  'answerBy',
  'acknowledgedAt',
  'answeredAt',
  'withdrawnAt',
  'sample',
  'doubt',
] as const;

/** What a spreadsheet runs: it begins so, in ASCII or in full width, after blanks that some programs skip. */
const runnable = /^[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\u2212\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/**
 * Where numbers have a decimal comma, spreadsheets part cells by semicolons or tabs. To them our quotes hold nothing together: behind
 * such a sign, or a line end, a cell of its own begins in the middle of what a customer wrote.
 */
const runnableInside =
  /[;\t\r\n](?=[ \v\f"\u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20])/g;

/** Cells are text to a spreadsheet, whatever a customer wrote: an apostrophe stands before what it would run. */
const inert = (text: string): string => (runnable.test(text) ? `'${text}` : text).replace(runnableInside, "$&'");

/** Records as RFC 4180 has them: every cell in quotes, CRLF after each record. Numbers stay numbers. */
export const asCsv = (records: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    records.map((record) => record.map((cell) => (typeof cell === 'string' ? inert(cell) : cell))),
    { quoted: true, quoted_empty: true, record_delimiter: '\r\n' },
  );

/**
 * Writes critiques as CSV in UTF-8 with a byte order mark, by which spreadsheets know it: all, or those of one person.
 *
 * @returns How many critiques.
 * @throws StoreError `ambiguous` when several critiques have the reference; nothing is written.
 */
export async function exportCsv(store: Store, write: Write, person?: Person): Promise<{ critiques: number }> {
  let critiques = 0;
  await store.snapshot(async (db) => {
    const ids = person && (await critiquesOf(db, person));
    await write(`\ufeff${asCsv([columns])}`);
    for (let after = ''; ;) {
      let query = latestOfCases(db)
        .leftJoin('contacts', 'contacts.critique_id', 'critiques.id')
        .select(['critiques.id', 'reference', 'critiques.received_at as receivedAt', 'submitted_at as submittedAt'])
        .select(['occurred_at as occurredAt', 'touchpoint_id as touchpoint', 'origin', 'locale'])
        .select(['revisions.revision', 'disconfirmation', 'severity', 'causes', 'comment'])
        .select(['expected_text as expected', 'remedy_text as remedy', 'reply_wanted as replyWanted'])
        .select(['contacts.email', 'contacts.phone', 'cases.state', 'cases.harm', 'read_by as readBy'])
        .select(['answer_by as answerBy', 'acknowledged_at as acknowledgedAt', 'answered_at as answeredAt'])
        .select(['withdrawn_at as withdrawnAt', 'critiques.sample', 'critiques.doubt', 'critiques.in_doubt'])
        .where('critiques.id', '>', after)
        .orderBy('critiques.id')
        .limit(pageSize);
      if (ids)
        query = query.where(ids.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`critiques.id in (${sql.join(ids)})`);
      const rows = await query.execute();
      const last = rows.at(-1);
      if (!last) return;
      critiques += rows.length;
      await write(
        asCsv(
          rows.map((row) => {
            const cells = {
              ...row,
              causes: row.causes === null ? null : (JSON.parse(row.causes) as string[]).join(', '),
              doubt: row.in_doubt === 0 ? null : row.doubt,
            };
            return columns.map((name) => cells[name]);
          }),
        ),
      );
      after = last.id;
    }
  });
  return { critiques };
}
