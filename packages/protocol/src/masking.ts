import type { RedactionKind } from './details.js';

/** A place in a text that may be nobody else's business. */
export interface Find {
  kind: RedactionKind;
  /** Where it begins and ends, in UTF-16 units, as `slice` takes them. */
  start: number;
  end: number;
}

/** Stands where something was taken out. */
export const mask = '••••';

/** The check digit of ISO/IEC 7812 (Luhn). A row of zeros passes it and is no card. */
const isCard = (code: string): boolean => {
  if (!/^\d{13,19}$/.test(code) || !Number(code)) return false;
  let sum = 0;
  for (let place = 1; place <= code.length; place++) {
    const value = Number(code[code.length - place]) * (place % 2 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
};

/** The check digits of ISO 13616: with its first four characters at the end and letters read as 10 to 35, it leaves 1 modulo 97. */
const isIban = (code: string): boolean => {
  if (!/^[a-z]{2}\d\d[a-z\d]{11,30}$/i.test(code)) return false;
  let rest = 0;
  for (const character of code.slice(4) + code.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
};

/** What may stand between the groups of one number. A line ends it. */
const gap = '[ \\t\\u00a0\\u2009\\u202f\\u2010-\\u2013-]';
/** With one character on either side. A dot joins digits only: in "No. 43" it ends a word. */
const isJoint = new RegExp(`^(\\w${gap}{1,3}\\w|\\d\\.\\d)$`);
const email = /[\w.+'-]{1,64}@[\p{L}\d.-]+\.\p{L}{2,}/gu;
/** Dates, times, and codes of somebody's such as ORD-2026-00048213. */
const harmless = /\d{4}[./-]\d\d?[./-]\d\d?(?!\d)|\b\d\d?[./-]\d\d?[./-]\d{4}(?!\d)|\b\d\d?:\d\d|\b[a-z]+(?:-\d+)+/gi;
const longNumber = new RegExp(`(?:[+(]|\\b)\\d(?:(?:${gap}|[()./]){0,3}\\d){7,}(?!\\w)`, 'g');
/** Our own reference, and whatever else has its shape. */
const reference = /^\w{4}-\w{4}$/;

/**
 * Finds what a customer may have written without meaning to: card numbers and international bank account numbers by their
 * check digits, which should be taken out, and e-mail addresses, phone numbers and other long numbers, which a person may be
 * asked about, because an order number looks like them. What is glued to letters is a code of somebody's and is left alone.
 *
 * Pure, and fast for any text of `maxTextLength`.
 *
 * @returns in the order of the text; none lies in another
 */
export const findPrivate = (text: string): Find[] => {
  const finds: Find[] = [];
  // Arabic, Persian and full-width digits have their value in the last four bits. The length stays.
  let rest = text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => `${digit.charCodeAt(0) & 15}`);
  /** Nothing is found there again. Without a kind it is nothing private. */
  const cover = (start: number, end: number, kind?: RedactionKind): void => {
    if (kind) finds.push({ kind, start, end });
    rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end);
  };

  const groups = [...rest.matchAll(/[a-z\d]+/gi)].map(({ 0: code, index }) => ({
    code,
    index,
    end: index + code.length,
  }));
  for (let first = 0; first < groups.length; first++) {
    const { index } = groups[first]!;
    let code = '';
    let found: [kind: RedactionKind, last: number] | undefined;
    for (let last = first; last < groups.length; last++) {
      if (last > first && !isJoint.test(rest.slice(groups[last - 1]!.end - 1, groups[last]!.index + 1))) break;
      code += groups[last]!.code;
      if (code.length > 34) break;
      // The longest one wins: better a group too many than half a number left.
      if (isIban(code)) found = ['iban', last];
      else if (isCard(code)) found = ['card', last];
    }
    if (!found) continue;
    const [kind, last] = found;
    cover(index, groups[last]!.end, kind);
    first = last;
  }

  for (const { 0: address, index } of rest.matchAll(email)) cover(index, index + address.length, 'email');
  for (const { 0: known, index } of rest.matchAll(harmless)) cover(index, index + known.length);
  for (const { 0: number, index } of rest.matchAll(longNumber)) {
    const digits = number.replace(/\D/g, '').length;
    const isDialled = /^[+(0]|\D/.test(number) && digits < 16;
    if (!reference.test(number) && (isDialled || digits > 8))
      cover(index, index + number.length, isDialled ? 'phone' : 'digits');
  }
  return finds.sort((a, b) => a.start - b.start);
};

/** Card and account numbers: taken out unless the person says no. Everything else stays unless the person says so. */
export const isTakenOut = ({ kind }: Find): boolean => /card|iban/.test(kind);

/** The text with a mark in place of each find. */
export const replacePrivate = (text: string, finds: readonly Find[]): string =>
  finds.reduceRight((rest, { start, end }) => rest.slice(0, start) + mask + rest.slice(end), text);
