import { lookUp } from '@earful/protocol/wording/look-up';
import { parseAccept } from 'hono/utils/accept';

/** Of an `Accept-Language` header the tag of the first language that we speak, in the browser's order; else English. */
export function acceptedLanguage(header: string | undefined): string {
  return parseAccept(header ?? '').find(({ type, q }) => q > 0 && lookUp(type))?.type ?? 'en';
}
