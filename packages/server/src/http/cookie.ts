import { cookieSafety } from './cookie-safety.js';

/**
 * A cookie that only the receiver reads: Secure in general. On plain-http loopback another name does without, because some
 * browsers drop Secure ones there.
 */
export function createCookie(publicUrl: string, names: { secure: `__Host-${string}`; loopback: string }) {
  const isLoopback = cookieSafety(publicUrl) === 'loopback';
  const name = isLoopback ? names.loopback : names.secure;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isLoopback ? '' : '; Secure'}`;
  return {
    /** The value as it was sent. */
    read(request: Request): string | undefined {
      const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
      return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
    },
    /** The header that makes a browser keep it for so long; 0: forget it. */
    set: (value: string, maxAgeSeconds: number): string => `${name}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`,
  };
}
