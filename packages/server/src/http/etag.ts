import { createHash } from 'node:crypto';

/** A strong entity tag of some bytes. */
export function etagOf(content: string | Uint8Array): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/** Does the sender have this already? `If-None-Match` compares weakly (RFC 9110, 13.1.2). */
export function isFresh(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match');
  if (known === null) return false;
  return known === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
