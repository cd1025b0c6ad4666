import { isIP } from 'node:net';
import type { SiteConfig } from '@earful/protocol';
import { isMailServer, mailServerForm } from '../outgoing/destinations.js';
import { isPublic, publicPorts } from '../outgoing/safe-address.js';
import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';

const inDevelopment = 'in development, --allow-private';

/** Why nothing is ever sent to an address, and what to do. No part of it is named: it may be a secret. */
function refusalOf(text: string): [problem: string, fix: string] | undefined {
  if (!URL.canParse(text)) return ['is no address', 'copy it once more, else earful serve does not start'];
  const { protocol, username, password, port, hostname } = new URL(text);
  if (protocol !== 'https:') return ['is not https, so nothing is sent there', `use https; ${inDevelopment}`];
  if (username || password) return ['has a user or a password in it, so nothing is sent there', 'leave them out'];
  if (!publicPorts.has(port)) return ['is at a port to which nothing is sent', 'use 443 or 8443'];
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) > 0 ? !isPublic(host) : /^(.*\.)?localhost\.?$/.test(host))
    return ['leads to no public address, so nothing is sent there', `use one of the internet; ${inDevelopment}`];
  return undefined;
}

/**
 * What is legal but unwise about who gets told: a secret that is not there, an address that nothing is sent to, recipients
 * without a mail server, critiques that reach nobody, and urgent ones that reach no person.
 *
 * @param config A configuration without faults.
 */
export function destinationWarnings(config: SiteConfig, environment: NodeJS.ProcessEnv): ConfigFault[] {
  const { webhooks = [], slack = [], teams = [], mail } = config.private ?? {};
  const warnings: ConfigFault[] = [];
  const warn = (path: (string | number)[], problem: string, fix: string) =>
    warnings.push(faultAt(config, path, problem, fix));
  const valueOf = (name: string) => environment[name.slice(2, -1)]?.trim();
  const demand = (path: (string | number)[], name: string) => {
    if (!valueOf(name))
      warn(path, 'is not set here', `set ${name.slice(2, -1)} where earful serve runs, else it does not start`);
  };
  const weigh = (path: (string | number)[], address: string | undefined) => {
    const refusal = address ? refusalOf(address) : undefined;
    if (refusal) warn(path, ...refusal);
  };

  for (const [index, { url, secrets }] of webhooks.entries()) {
    const path = ['private', 'webhooks', index];
    weigh([...path, 'url'], url);
    for (const [at, name] of secrets.entries()) demand([...path, 'secrets', at], name);
  }
  for (const [channel, list] of Object.entries({ slack, teams }))
    for (const [index, { url }] of list.entries()) {
      const path = ['private', channel, index, 'url'];
      demand(path, url);
      weigh(path, valueOf(url));
    }
  if (mail) {
    const [path, server] = [['private', 'mail', 'server'], valueOf(mail.server)];
    demand(path, mail.server);
    if (server && !isMailServer(server))
      warn(path, 'is no address of a mail server, so earful serve does not start', `write it like ${mailServerForm}`);
    const fix = 'name somebody who gets what has no other recipient';
    if (!mail.to?.length) warn(['private', 'mail', 'to'], 'critiques from elsewhere reach nobody by mail', fix);
  } else
    for (const [index, { recipients }] of config.touchpoints.entries())
      if (recipients?.length)
        warn(['touchpoints', index, 'recipients'], 'get no mail: there is no server for it', 'add private.mail');
  if (webhooks.length > 0 && slack.length === 0 && teams.length === 0 && !mail)
    warn(['private'], 'tells no person of what is urgent', 'add slack, teams or mail');
  return warnings;
}
