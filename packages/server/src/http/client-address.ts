import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Whoever handed a request over, as far as an adapter can tell. */
export interface Sender {
  /** Address of the other end of the connection, IPv4 or IPv6. Absent where a platform does not say it. */
  address?: string | undefined;
}

/** Every proxy appends where its request came from; more hops than this no site has. */
const maxHops = 32;

/** Addresses that say nothing of who is on the internet: a proxy of one's own, a container's bridge, the machine itself. */
const localRanges = new Set(['loopback', 'private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat', 'unspecified']);

/** As proxies write it: bare, in brackets, some of them with a port. An IPv4 address inside an IPv6 one is the IPv4 address. */
function readAddress(text: string): Address | undefined {
  const trimmed = text.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  // The library would read `1` and `0x7f.1` as addresses, too, as old programs did, and everything several times.
  const version = isIP(bare);
  if (version === 0) return undefined;
  return version === 4 ? ipaddr.IPv4.parse(bare) : ipaddr.process(bare);
}

/**
 * The proxies whose word is taken.
 *
 * @param proxies Addresses, or networks such as `10.0.0.0/8`.
 * @throws TypeError naming what is neither.
 */
export function trustProxies(proxies: readonly string[]): (address: Address) => boolean {
  const networks = proxies.map((text): [Address, number] => {
    const single = readAddress(text);
    if (single) return [single, single.kind() === 'ipv4' ? 32 : 128];
    if (!ipaddr.isValidCIDR(text))
      throw new TypeError(
        `A trusted proxy is "${text}"; use an address such as 10.0.0.7, or a network such as 10.0.0.0/8.`,
      );
    return ipaddr.parseCIDR(text);
  });
  return (address) =>
    networks.some(([network, bits]) => address.kind() === network.kind() && address.match(network as never, bits));
}

/** One customer's connection: all of an IPv4 address, and of an IPv6 address the 56 bits that providers hand out. */
function networkOf(address: Address): string {
  return address.kind() === 'ipv4'
    ? address.toString()
    : Buffer.from(address.toByteArray().slice(0, 7)).toString('hex');
}

interface Hops {
  sender: Sender;
  /** `X-Forwarded-For` as it came. */
  forwardedFor: string | null;
  isTrusted: (address: Address) => boolean;
}

/**
 * The network from which a request comes: read from the right-hand end, where our own proxies have written, to the first
 * address that is none of them. Whatever stands further left its sender has made up.
 *
 * @returns undefined where nothing tells one customer from another: no address, or one of our own networks, behind which
 *   stands a proxy that is not configured. To count all customers as one would lock them all out.
 */
export function clientNetwork({ sender, forwardedFor, isTrusted }: Hops): string | undefined {
  const peer = sender.address === undefined ? undefined : readAddress(sender.address);
  if (!peer) return undefined;
  if (!isTrusted(peer)) return localRanges.has(peer.range()) ? undefined : networkOf(peer);
  let client: Address | undefined;
  for (const hop of (forwardedFor ?? '').split(',').slice(-maxHops).toReversed()) {
    const address = readAddress(hop);
    if (!address) break;
    client = address;
    if (!isTrusted(address)) break;
  }
  return client && networkOf(client);
}
