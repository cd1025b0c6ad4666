import { lookUp } from '@earful/protocol/wording/look-up';
import { parseAccept } from 'hono/utils/accept';

/** Longest tag that a critique may name, in UTF-16 units. */
const maxTagLength = 35;

/** Is this the tag of a language that we speak? */
export const isSpoken = (tag: string): boolean => tag.length <= maxTagLength && lookUp(tag) !== undefined;

/** Longest header that is looked at, in UTF-16 units: browsers send a tenth of it, and each of thousands of tags would take its time. */
const maxLength = 400;

/** Of an `Accept-Language` header the tag of the first language that we speak, in the browser's order; else English. */
export function acceptedLanguage(header: string | undefined): string {
  return parseAccept((header ?? '').slice(0, maxLength)).find(({ type, q }) => q > 0 && isSpoken(type))?.type ?? 'en';
}
