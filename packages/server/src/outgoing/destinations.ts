import { createHash } from 'node:crypto';
import type { SiteConfig } from '@earful/protocol';
import { fallbackTouchpoint } from '@earful/protocol';

interface Common {
  /** Stable as long as the configuration names it; holds no address. */
  id: string;
  touchpoints: ReadonlySet<string> | undefined;
  words: boolean;
}

/** A server that is told of everything. */
export interface WebhookDestination extends Common {
  kind: 'webhook';
  url: string;
  secrets: string[];
}

/** Where people read. */
export interface HumanDestination extends Common {
  kind: 'slack' | 'teams' | 'mail';
  /** Of the incoming webhook; for mail, of the server. */
  url: string;
  digest: 'hour' | 'day' | 'never';
  /** For mail. */
  from?: string;
  to?: string;
}

export type Destination = WebhookDestination | HumanDestination;

export const isHuman = (one: Destination): one is HumanDestination => one.kind !== 'webhook';

/** Is a touchpoint one of the destination's? */
export const covers = ({ touchpoints }: Destination, touchpointId: string): boolean =>
  touchpoints?.has(touchpointId) ?? true;

/** Mail addresses stand in no log and no key. */
const mailId = (address: string): string =>
  `mail:${createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 12)}`;

type Environment = Record<string, string | undefined>;
type Inside = NonNullable<SiteConfig['private']>;

/** The value of a variable that the configuration names as `${NAME}`. */
function valueOf(name: string, environment: Environment, what: string): string {
  const variable = name.slice(2, -1);
  const value = environment[variable]?.trim();
  if (!value)
    throw new TypeError(`${what} needs the variable ${variable}, which is not set; set it, or take ${what} out.`);
  return value;
}

/** Never quotes the secret. */
function checkedSecret(secret: string, what: string): string {
  const length = Buffer.from(secret.replace(/^whsec_/, ''), 'base64').length;
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret) || length < 24 || length > 64)
    throw new TypeError(`A secret of ${what} has the wrong form; use whsec_ and 24 to 64 random bytes in base64.`);
  return secret;
}

/** How the address of a mail server is written. */
export const mailServerForm =
  'smtps://user:password@mail.shop.example, special characters of the password percent-encoded';

/** Does this name a server, and how to speak to it? Without either, mail would go to this machine. */
export function isMailServer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  // A password with one of these in it has ended the name of the server.
  const isCut = !/^\/?$/.test(pathname) || /[@#]/.test(search + hash);
  return /^smtps?:$/.test(protocol) && hostname !== '' && !isCut;
}

/** Never quotes the address: it may hold a password. */
function checkedMailServer(address: string, name: string): string {
  if (isMailServer(address)) return address;
  throw new TypeError(`${name.slice(2, -1)} is no address of a mail server; write it like ${mailServerForm}.`);
}

const setOf = (list: readonly string[] | undefined) => list && new Set(list);

/** Everybody who is told by mail where: the recipients of a touchpoint, or else those of all. One mail each, so that no address depends on another. */
function mailDestinations(config: SiteConfig, mail: NonNullable<Inside['mail']>, url: string): HumanDestination[] {
  const byAddress = new Map<string, Set<string>>();
  const add = (address: string, touchpointId: string) => {
    const known = byAddress.get(address.toLowerCase()) ?? new Set();
    byAddress.set(address.toLowerCase(), known.add(touchpointId));
  };
  const own = new Set<string>();
  for (const { id, recipients = [] } of config.touchpoints)
    for (const address of recipients) {
      add(address, id);
      own.add(id);
    }
  const { from, to = [], words = false, digest = 'day' } = mail;
  const others = [...config.touchpoints.map(({ id }) => id), fallbackTouchpoint].filter((id) => !own.has(id));
  for (const address of to) for (const id of others) add(address, id);
  return [...byAddress].map(([address, touchpoints]) => ({
    kind: 'mail',
    id: mailId(address),
    url,
    from,
    to: address,
    touchpoints,
    words,
    digest,
  }));
}

/**
 * Everybody whom the configuration names, with their secrets from the environment.
 *
 * @throws TypeError for a variable that is not set, or a secret or an address of the wrong form.
 */
export function destinationsOf(config: SiteConfig, environment: Environment): Destination[] {
  const { webhooks = [], slack = [], teams = [], mail } = config.private ?? {};
  const channels = (kind: 'slack' | 'teams', list: typeof slack) =>
    list.map(({ id, url, touchpoints, words = false, digest = 'day' }): Destination => {
      const address = valueOf(url, environment, `${kind} "${id}"`);
      if (!URL.canParse(address)) throw new TypeError(`The address of ${kind} "${id}" is none; copy it once more.`);
      return { kind, id: `${kind}:${id}`, url: address, touchpoints: setOf(touchpoints), words, digest };
    });
  return [
    ...webhooks.map(({ id, url, secrets, touchpoints, words = false }): Destination => {
      const what = `webhook "${id}"`;
      const values = secrets.map((name) => checkedSecret(valueOf(name, environment, what), what));
      return { kind: 'webhook', id: `webhook:${id}`, url, secrets: values, touchpoints: setOf(touchpoints), words };
    }),
    ...channels('slack', slack),
    ...channels('teams', teams),
    ...(mail
      ? mailDestinations(config, mail, checkedMailServer(valueOf(mail.server, environment, 'mail'), mail.server))
      : []),
  ];
}
