import { basename } from 'node:path';
import type { SiteConfig } from '@earful/protocol';
import { nearestName } from '../config/nearest-name.js';
import { monthsBefore, retentionPeriods } from '../privacy/retention-periods.js';
import { noteChange } from '../staff/audit.js';
import type { Store } from '../store/store.js';
import { CsvFault } from './csv-fault.js';
import { keepOldComplaint } from './keep-old-complaint.js';
import type { ImportCells, ImportField, OldComplaint } from './old-complaint.js';
import { importFields, toOldComplaint } from './old-complaint.js';
import { readCsv } from './read-csv.js';

/** Most that share a transaction: customers do not wait long for it. */
const groupSize = 100;
/** Most faults that are told: a wrong column is wrong in every line. */
const maxFaults = 50;

interface ImportOptions {
  config: SiteConfig;
  /** For lines that name none. */
  touchpoint?: string | undefined;
  /** Headings by field. Default: a heading that is called as the field. */
  headings?: Partial<Record<ImportField, string>>;
  dryRun?: boolean;
}

export interface Imported {
  /** Lines with a complaint. */
  lines: number;
  /** How many of them are new; in a dry run none, because nothing is written. */
  added: number;
  /** How many are so old that their words are deleted with the next run of the retention. */
  over: number;
  /** Headings that mean nothing here. */
  unused: string[];
}

/** Why a file was not imported: everything that is wrong with it, by line and column. */
export class ImportError extends Error {
  readonly faults: readonly CsvFault[];

  constructor(file: string, faults: readonly CsvFault[]) {
    const shown = faults.slice(0, maxFaults).map(({ line, column, message }) => {
      const place = line === undefined ? 'the file' : `line ${line}`;
      return `  ${place}${column === undefined ? '' : `, column "${column}"`} ${message}`;
    });
    const more = faults.length > maxFaults ? ['  … and more'] : [];
    super([`${file} was not imported:`, ...shown, ...more].join('\n'));
    this.name = 'ImportError';
    this.faults = faults;
  }
}

/** Which column is which field. */
function columnsOf(head: readonly string[], headings: Partial<Record<string, string>>): Map<ImportField, number> {
  const names = head.map((one) => one.trim());
  const places = new Map<ImportField, number>();
  for (const field of importFields) {
    const heading = headings[field];
    const place = names.findIndex((name) =>
      heading === undefined ? name.toLowerCase() === field.toLowerCase() : name === heading.trim(),
    );
    if (place >= 0) places.set(field, place);
    else if (heading !== undefined) {
      const meant = nearestName(heading, names);
      throw new CsvFault(
        `has no heading "${heading}"; ${meant ? `write "${meant}"` : `there are ${names.join(', ')}`}`,
      );
    }
  }
  return places;
}

/** Complaints of a file, and faults in the words of its own headings. */
async function* complaintsIn(
  store: Store,
  file: string,
  { config, touchpoint, headings = {} }: ImportOptions,
  unused: Set<string>,
) {
  const reading = {
    touchpoints: new Set(config.touchpoints.map(({ id }) => id)),
    touchpoint,
    locale: config.locales?.[0] ?? 'en',
    nowMs: store.now(),
  };
  let head: string[] | undefined;
  let places = new Map<ImportField, number>();
  for await (const { cells, line } of readCsv(file)) {
    if (!head) {
      head = cells;
      places = columnsOf(cells, headings);
      const used = new Set(places.values());
      for (const [index, name] of cells.entries()) if (!used.has(index)) unused.add(name);
      continue;
    }
    if (cells.length !== head.length) {
      yield [new CsvFault(`has ${cells.length} cells, and ${head.length} headings stand above`, line)];
      continue;
    }
    const named = Object.fromEntries([...places].map(([field, place]) => [field, cells[place]])) as ImportCells;
    const read = toOldComplaint(named, line, reading);
    yield Array.isArray(read)
      ? read.map(({ message, column }) => {
          const place = places.get(column as ImportField);
          return new CsvFault(message, line, place === undefined ? column : head?.[place]);
        })
      : read;
  }
}

/** @throws ImportError */
async function prove(store: Store, file: string, options: ImportOptions): Promise<Imported> {
  const faults: CsvFault[] = [];
  const unused = new Set<string>();
  const overBefore = monthsBefore(store.now(), retentionPeriods(options.config).wordMonths);
  let [lines, over] = [0, 0];
  try {
    for await (const read of complaintsIn(store, file, options, unused)) {
      if (Array.isArray(read)) faults.push(...read);
      else {
        lines += 1;
        if (read.receivedAt < overBefore) over += 1;
      }
      if (faults.length > maxFaults) break;
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    faults.push(error);
  }
  if (lines === 0 && faults.length === 0) faults.push(new CsvFault('has no complaint in it'));
  if (faults.length > 0) throw new ImportError(file, faults);
  return { lines, added: 0, over, unused: [...unused] };
}

/**
 * Takes old complaints from a CSV file, with their own dates. Nothing is stored if anything is wrong; read again, the same line
 * is the same complaint and adds nothing, so that what was broken off is simply run again.
 *
 * @throws ImportError with every fault, by line and column.
 */
export async function importCsv(store: Store, file: string, options: ImportOptions): Promise<Imported> {
  const found = await prove(store, file, options);
  if (options.dryRun) return found;
  let waiting: OldComplaint[] = [];
  const keep = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    found.added += await store.write(async (db) => {
      let added = 0;
      for (const complaint of group) if (await keepOldComplaint(db, complaint)) added += 1;
      // Once for the file, with the first of it that is new.
      if (added > 0 && found.added === 0) {
        const at = new Date(store.now()).toISOString();
        await noteChange(db, { actorId: null, action: 'imported', objectId: basename(file), at });
      }
      return added;
    });
  };
  for await (const read of complaintsIn(store, file, options, new Set())) {
    if (Array.isArray(read)) throw new ImportError(file, read);
    if (waiting.push(read) === groupSize) await keep();
  }
  await keep();
  return found;
}
