import { createHash } from 'node:crypto';
import type { Critique } from '@earful/protocol';
import { critique as critiqueSchema, schemaVersion } from '@earful/protocol';
import { mintIdentity } from '@earful/protocol/identity';
import { maskWords } from '../hosted/mask-words.js';
import { normaliseText } from '../privacy/normalise-text.js';
import { CsvFault } from './csv-fault.js';

/** What a column can be. */
export const importFields = [
  'receivedAt',
  'occurredAt',
  'answeredAt',
  'touchpoint',
  'number',
  'comment',
  'expected',
  'remedy',
  'disconfirmation',
  'severity',
  'causes',
  'email',
  'phone',
  'locale',
] as const;
export type ImportField = (typeof importFields)[number];

/** Cells of one line; what is empty is not there. */
export type ImportCells = Partial<Record<ImportField, string>>;

export interface OldComplaint {
  critique: Critique;
  /** ISO 8601. */
  receivedAt: string;
  occurredAt: string | undefined;
  answeredAt: string | undefined;
}

/** How imported rows say what they are: nobody asked, and no prompt was shown. */
const marks = { origin: 'imported', surface: 'imported', answerOrder: 'unknown' } as const;

/** Where the parts of a critique come from, for those that are called otherwise. */
const fieldOf: Record<string, ImportField> = {
  expectedText: 'expected',
  remedyText: 'remedy',
  touchpointId: 'touchpoint',
};

const momentPattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)? ?(Z|[+-]\d\d:?\d\d)?$/;

/** A day alone begins at midnight, and a time without zone is in UTC. Undefined: no such moment. */
export function readMoment(text: string): string | undefined {
  const found = momentPattern.exec(text.trim());
  if (!found) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', part = '0', zone = 'Z'] = found;
  const date = `${year}-${month}-${day}`;
  // Date.parse takes the 31st of February for a day in March.
  const isDay = !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const time = Date.parse(`${date}T${hour}:${minute}:${second}.${part.padEnd(3, '0')}${offset}`);
  return isDay && time >= 0 ? new Date(time).toISOString() : undefined;
}

/** Names from what the line says, so that the same line is the same critique, however often it is read. */
function identityOf(cells: ImportCells, receivedAt: string): Pick<Critique, 'critiqueId' | 'reference'> {
  const content = JSON.stringify(importFields.map((field) => cells[field] ?? null));
  const bytes = [...createHash('sha256').update(content).digest()];
  const { critiqueId, reference } = mintIdentity(Date.parse(receivedAt), (count) => bytes.splice(0, count));
  return { critiqueId, reference };
}

interface Reading {
  /** Ids that the configuration knows. */
  touchpoints: ReadonlySet<string>;
  /** When a column or cell does not say. */
  touchpoint: string | undefined;
  locale: string;
  nowMs: number;
}

/**
 * A critique from one line of a file, or everything that is wrong with it.
 *
 * @throws CsvFault never: faults are given back, with the field as their column.
 */
export function toOldComplaint(sent: ImportCells, line: number, reading: Reading): OldComplaint | CsvFault[] {
  const faults: CsvFault[] = [];
  const fault = (field: ImportField | undefined, problem: string): undefined => {
    faults.push(new CsvFault(problem, line, field));
  };
  const cells = Object.fromEntries(
    Object.entries(sent).flatMap(([field, cell]) => (cell.trim() === '' ? [] : [[field, normaliseText(cell)]])),
  ) as ImportCells;

  const moment = (field: ImportField): string | undefined => {
    const text = cells[field];
    if (text === undefined) return undefined;
    const read = readMoment(text);
    if (read === undefined) return fault(field, 'is no moment; write one like 2024-03-31 or 2024-03-31T14:05:00+02:00');
    return Date.parse(read) > reading.nowMs ? fault(field, 'has not come yet') : read;
  };
  const whole = (field: ImportField, from: number, to: number): number | undefined => {
    const text = cells[field]?.trim();
    if (text === undefined) return undefined;
    const value = Number(text.replace('\u2212', '-'));
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    return fault(field, `is not a whole number from ${from} to ${to}`);
  };

  const receivedAt = moment('receivedAt');
  if (cells.receivedAt === undefined) fault('receivedAt', 'is missing: it says when the complaint came');
  const touchpointId = cells.touchpoint?.trim() ?? reading.touchpoint;
  if (touchpointId === undefined) fault('touchpoint', 'is missing; name one for all lines with --touchpoint');
  else if (!reading.touchpoints.has(touchpointId)) fault('touchpoint', 'is not among the touchpoints');
  const written = Object.entries({
    comment: cells.comment,
    expectedText: cells.expected,
    remedyText: cells.remedy,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const { words, redactions } = maskWords(Object.fromEntries(written));
  const tapped = { disconfirmation: whole('disconfirmation', -2, 2), severity: whole('severity', 1, 4) };
  const causes = cells.causes?.split(/[,;]/).flatMap((one) => one.trim() || []);
  if (!['comment', 'expected', 'remedy', 'disconfirmation', 'severity', 'causes'].some((name) => name in cells))
    fault(undefined, 'says nothing of what was wrong');
  const email = cells.email?.trim();
  const phone = cells.phone?.trim();
  const times = { occurredAt: moment('occurredAt'), answeredAt: moment('answeredAt') };
  if (receivedAt === undefined || touchpointId === undefined || faults.length > 0) return faults;

  const { success, data, error } = critiqueSchema.safeParse({
    schemaVersion,
    ...identityOf(cells, receivedAt),
    revision: 1,
    touchpointId,
    ...marks,
    locale: cells.locale?.trim() ?? reading.locale,
    submittedAt: receivedAt,
    occurredAt: times.occurredAt,
    ...tapped,
    causes,
    ...words,
    redactions: redactions.length > 0 ? redactions : undefined,
    reply: email === undefined && phone === undefined ? undefined : { wanted: email ? 'email' : 'phone', email, phone },
  });
  if (success) return { critique: data, receivedAt, ...times };
  for (const { path, message } of error.issues) {
    const name = String(path[0] === 'reply' ? path[1] : path[0]);
    fault(fieldOf[name] ?? (name as ImportField), `cannot be taken: ${message}`);
  }
  return faults;
}
