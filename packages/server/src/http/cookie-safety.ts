import { publicOriginOf } from './origins.js';

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/**
 * How a session cookie travels to a public address: `secure` over https; `loopback` over http on this machine, where
 * browsers differ about cookies marked Secure; `impossible` over http anywhere else, where they are dropped.
 */
export function cookieSafety(publicUrl: string): 'secure' | 'loopback' | 'impossible' {
  const { protocol, hostname } = new URL(publicOriginOf(publicUrl));
  if (protocol === 'https:') return 'secure';
  return isLoopback(hostname) ? 'loopback' : 'impossible';
}
