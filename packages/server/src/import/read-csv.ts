import { createReadStream } from 'node:fs';
import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CsvFault } from './csv-fault.js';

/** A record that is longer is a quote that was never closed, in bytes. */
const maxRecordBytes = 1_048_576;
/** Looked at to find out what parts the cells, in bytes. */
const headBytes = 65_536;

export interface CsvRecord {
  cells: string[];
  /** Where it begins in the file, from 1. */
  line: number;
}

/** Text of the file; what is no UTF-8 would become question marks that nobody can undo. */
async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of createReadStream(file)) yield decoder.decode(bytes as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new CsvFault('is not in UTF-8; save it as “CSV UTF-8”');
    throw error;
  }
}

/** Spreadsheets write semicolons where the comma is a decimal point. Whichever the first line has most of parts the cells. */
async function delimiterOf(file: string): Promise<string> {
  let head = '';
  for await (const bytes of createReadStream(file, { end: headBytes - 1 })) head += String(bytes);
  const line = head.split(/\r\n|\n|\r/, 1)[0]!.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((one) => ({ one, count: line.split(one).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]!.one;
}

/**
 * Records of a CSV file, one after the other, without empty lines; memory holds one of them.
 *
 * @throws CsvFault with the line when it is no CSV.
 */
export async function* readCsv(file: string): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(file),
    info: true,
    max_record_size: maxRecordBytes,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // An error at either end ends the other, and is thrown below.
  pipeline(Readable.from(textOf(file)), parser, () => {});
  let [lines, emptyLines] = [0, 0];
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number; empty_lines: number };
    }>) {
      yield { cells: record, line: lines + 1 + info.empty_lines - emptyLines };
      [lines, emptyLines] = [info.lines, info.empty_lines];
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CsvFault('is not CSV: a quote is not closed, or stands within a cell without being doubled', lines + 1);
  }
}
