import { Refusal } from './problem.js';

export interface OriginRules {
  /** Address under which browsers reach this process. */
  publicUrl: string;
  /** Other origins whose pages may send critiques. `null` is accepted only when it is listed. */
  allowed?: readonly string[] | undefined;
}

const unusable = (address: string | undefined, option: string): TypeError =>
  new TypeError(`${option} is ${address ? `"${address}"` : 'missing'}; use an address like https://shop.example.`);

/**
 * The origin of an address that was configured.
 *
 * @param option What it was given as.
 * @throws TypeError naming it, its value and what to write instead.
 */
function originOf(address: string | undefined, option: string): string {
  if (address && /^https?:\/\//.test(address) && URL.canParse(address)) return new URL(address).origin;
  throw unusable(address, option);
}

/**
 * The address under which browsers reach this process: an origin. A path that nobody would see again is refused.
 *
 * @param names What it was given as, and what a path is given as. Default: options of a program.
 * @throws TypeError
 */
export function publicOriginOf(address: string | undefined, [option, pathOption] = ['publicUrl', 'basePath']): string {
  const origin = originOf(address, option);
  const { username, password, search, hash, pathname } = new URL(address!);
  if (username || password || search || hash) throw unusable(address, option);
  const path = pathname.replace(/\/+$/, '');
  if (path !== '')
    throw new TypeError(`${option} is "${address}"; write ${origin}, and put ${path} into ${pathOption}.`);
  return origin;
}

/**
 * Does the page that sent this belong to the receiver's own origin? The public address counts, and so does the address
 * that was really asked, because a shop on this machine is reached under several names.
 */
function isOwnOrigin(request: Request, origin: string, publicUrl: string): boolean {
  return origin === new URL(publicUrl).origin || origin === new URL(request.url).origin;
}

/**
 * Guards requests that change something with the authority of a cookie. A browser always says where such a request
 * comes from; one that does not say is refused.
 *
 * @throws Refusal `wrong-origin`.
 */
export function demandOwnOrigin(request: Request, publicUrl: string): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const stated = site === 'same-origin' || (site === null && origin !== null);
  const matches = origin === null || isOwnOrigin(request, origin, publicUrl) || site === 'same-origin';
  if (!stated || !matches || origin === 'null') throw new Refusal('wrong-origin');
}

/** What a public route answers to pages of other origins. Nothing here carries cookies or other authority. */
export function createPublicOrigins({ publicUrl, allowed = [] }: OriginRules) {
  const listed = new Set(allowed.map((origin) => (origin === 'null' ? origin : originOf(origin, 'An allowed origin'))));

  /** A request without an origin comes from no page: from a server, a test or a command line. */
  function accepts(request: Request): boolean {
    const origin = request.headers.get('origin');
    if (origin === null || listed.has(origin)) return true;
    if (origin === 'null') return false;
    return isOwnOrigin(request, origin, publicUrl) || request.headers.get('sec-fetch-site') === 'same-origin';
  }

  /** Headers for an answer. Refusals hold nothing private and are readable everywhere, so that a developer sees why. */
  function headersFor(request: Request, refused: boolean): Record<string, string> {
    const origin = request.headers.get('origin');
    if (origin === null) return { vary: 'Origin' };
    const allowed = accepts(request) ? origin : refused ? '*' : undefined;
    if (!allowed) return { vary: 'Origin' };
    return {
      vary: 'Origin',
      'access-control-allow-origin': allowed,
      // Without this a page of another origin cannot see how long it should wait.
      'access-control-expose-headers': 'retry-after',
    };
  }

  /** The answer to OPTIONS. The text/plain form of a critique needs none; JSON does. */
  function preflight(request: Request, methods: readonly string[]): Response {
    const allow = [...methods, 'OPTIONS'].join(', ');
    if (!accepts(request)) throw new Refusal('wrong-origin');
    return new Response(null, {
      status: 204,
      headers: {
        ...headersFor(request, false),
        allow,
        'access-control-allow-methods': allow,
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '86400',
      },
    });
  }

  return { accepts, headersFor, preflight };
}
