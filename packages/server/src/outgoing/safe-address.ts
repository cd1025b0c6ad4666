import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Every address of a name. */
export type Resolve = (name: string) => Promise<string[]>;

const resolveBySystem: Resolve = async (name) =>
  (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);

export interface AddressRules {
  /** Also plain http, any port, and addresses that are not public. Default false. */
  allowPrivate?: boolean | undefined;
  /** Any port, as the self-test needs it. Default: 443 and 8443. */
  anyPort?: boolean | undefined;
  /** Default: the resolver of the system. */
  resolve?: Resolve | undefined;
}

/** A destination that may not be connected to. */
export class RefusedAddress extends Error {
  readonly code: 'refused scheme' | 'refused credentials' | 'refused port' | 'refused address' | 'unknown name';

  constructor(code: RefusedAddress['code'], options?: ErrorOptions) {
    super(code, options);
    this.name = 'RefusedAddress';
    this.code = code;
  }
}

/** What the internet routes to hosts. Whatever else there is in IPv6 carries an IPv4 address inside, or is not for us. */
const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Can this address be reached by anybody, and does it lead to one host, and to no network of ours? */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(globalIpv6);
}

/** As `URL` writes them: 443 is none. */
export const publicPorts = new Set(['', '443', '8443']);

export interface Target {
  url: URL;
  /** Those that were looked at: connect to one of them, not to the name, which may lead elsewhere a moment later. */
  addresses: string[];
}

/**
 * Looks at everything a connection would go by, before there is one. A name with one address that is not public is
 * refused whole: else it would only have to be asked until the right one comes first.
 *
 * @throws RefusedAddress
 */
export async function safeTarget(
  text: string,
  { allowPrivate = false, anyPort = allowPrivate, resolve = resolveBySystem }: AddressRules,
): Promise<Target> {
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    throw new RefusedAddress('refused scheme');
  if (url.username !== '' || url.password !== '') throw new RefusedAddress('refused credentials');
  if (!anyPort && !publicPorts.has(url.port)) throw new RefusedAddress('refused port');
  // The parser has brought every notation of an IPv4 address into its usual one.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses =
    isIP(host) > 0
      ? [host]
      : await resolve(host).catch((cause: unknown) => {
          throw new RefusedAddress('unknown name', { cause });
        });
  if (addresses.length === 0) throw new RefusedAddress('unknown name');
  if (!allowPrivate && !addresses.every(isPublic)) throw new RefusedAddress('refused address');
  return { url, addresses };
}
