import type { OutboxRecord } from '@earful/client';
import { reasonWords } from './delivery-words.js';
import type { Fault } from './report.js';

/** Edits that turn one name into the other (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + (a[i - 1]!.toLowerCase() === b[j - 1]!.toLowerCase() ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length]!;
};

const nearest = (name: string, names: readonly string[]): string | undefined =>
  names
    .map((known) => ({ known, edits: distance(name, known) }))
    .filter(({ known, edits }) => edits <= Math.max(2, known.length / 3))
    .sort((a, b) => a.edits - b.edits)[0]?.known;

const write = (value: unknown): string => {
  if (typeof value === 'string') return `"${value}"`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // A circle, or a number too large for JSON.
    return Object.prototype.toString.call(value);
  }
};

const show = (value: unknown): string => {
  const written = write(value);
  return written.length > 80 ? written.slice(0, 79) + '…' : written;
};

/** Kinds of value that a check names. */
const kinds: Record<string, string> = {
  object: 'an object: {…}',
  list: 'a list: […]',
  filled: 'a list with at least one entry',
  zone: 'a time zone, as in "Europe/Warsaw"',
  selector: 'a CSS selector, as in "#contact"',
  end: 'an end that comes after the beginning',
};

const slug = 'lower-case letters, digits and single hyphens, as in "order-status"';
const address = 'text of 1 to 500 characters';
const moment = 'a moment with its offset, as in "2030-05-01T16:00:00Z"';
const event = 'a camelCase name, as in "basketLeft"';
const trueOrFalse = 'true or false';
/** For all other checks: what belongs in a field of this name. */
const fields: Record<string, string> = {
  // A bare `id` may be Indonesian.
  'touchpoints.id': slug,
  'promises.id': slug,
  touchpoint: slug,
  previous: slug,
  passed: slug,
  segments: slug,
  address,
  addresses: address,
  referrers: address,
  selector: address,
  from: moment,
  until: moment,
  'parameters.name': event,
  cancelledBy: event,
  known: trueOrFalse,
  enabled: trueOrFalse,
  drafts: trueOrFalse,
  launcher: trueOrFalse,
  paths: 'a path that begins with a slash, as in "/checkout"',
  statuses: 'a status or a class of them, as in "404" or "5xx"',
  hours: 'days and times, as in "Mo-Fr 09:00-17:00"',
  value:
    'text of 1 to 200 characters, a number, true or false; for "contains" a text, for "greater" and "less" a number, for "in" a list of texts and numbers',
  variables: 'letters, digits and _, as in "order_id"',
  privacyUrl: 'an address that begins with https: or with a slash',
};

const wanted = (path: string, right: unknown): string => {
  if (typeof right === 'string') return kinds[right] ?? right;
  if (!right) {
    const [field, parent] = path
      .replace(/\[\d+\]/g, '')
      .split('.')
      .reverse() as [string, string];
    return fields[`${parent}.${field}`] ?? fields[field] ?? 'text of 1 to 200 characters';
  }
  const values = right as readonly unknown[];
  if (!values.every((value) => typeof value === 'number') || values.length !== 2)
    return 'one of ' + values.map(show).join(', ');
  const [from, to] = values;
  return to === Infinity ? `a number from ${from}` : `a number from ${from} to ${to}`;
};

const sentences: Record<Fault[0], (path: string, value: unknown, right: unknown) => string> = {
  type: (path, value, right) => `${path} is ${show(value)}. Write ${wanted(path, right)}.`,
  missing: (path) => `${path} is missing. Add it.`,
  unknown: (path, value, right) => {
    const names = right as readonly string[];
    const meant = nearest(path.slice(path.lastIndexOf('.') + 1), names);
    return `${path} (${show(value)}) is not a known name. ${meant ? `Write "${meant}"` : `Take it out, or use one of ${names.join(', ')}`}.`;
  },
  reference: (path, value, right) => {
    const ids = right as readonly string[];
    const meant = nearest(String(value), ids);
    return `${path} is ${show(value)}, which no touchpoint has as its id. Write ${meant ? `"${meant}"` : `one of ${ids.map(show).join(', ')}`}.`;
  },
  endpoint: (path, value) =>
    `${path} is ${show(value)}. Write the address of your receiver, as in data-endpoint="/earful". Until then nothing is shown.`,
  json: (path, value, right) => `${path} is not JSON (${String(right)}): ${show(value)}. Correct it.`,
  load: (path, value, right) => {
    const { code } = right as { code: unknown };
    const fix = code === 'wrong-origin' ? `Start the receiver with --allow-origin ${self.origin}` : 'Check the address';
    return `${path} could not be read from ${show(value)} (${String(code)}). ${fix}.`;
  },
  call: (path, value) => `earful.${path}() was ignored (${String(value)}). Give it what the README says.`,
  contrast: (path, found, right) =>
    typeof found === 'number'
      ? `${path}: what is drawn with it has a contrast of ${found}:1 and needs ${show(right)}:1. Until then black or white stands in for it.`
      : `${path} is ${show(found)}, which is no colour. Write one as in "#2b59c3".`,
  twice: (path, value) =>
    `The ${path} ${show(value)} is on this page a second time and does nothing. Take one of the two out.`,
  delivery: (path, record, status) => reasonWords(path, record as OutboxRecord, status as number, Date.now()),
  date: (path, value) => `${path} is ${show(value)}. Write a moment as in "2030-05-01T16:00:00Z".`,
};

/** The developer's message: one line per fault with its path, the value that stands there, and the fix. */
export const describeFaults = (faults: readonly Fault[]): string =>
  ['Earful: please correct the configuration. Everything that is valid still works.']
    .concat(faults.map(([code, path, value, right]) => '  ' + sentences[code](path, value, right)))
    .join('\n');
