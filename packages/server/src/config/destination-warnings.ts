import type { SiteConfig } from '@earful/protocol';
import type { ConfigFault } from './config-fault.js';
import { faultAt } from './config-fault.js';

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
  const demand = (path: (string | number)[], name: string) => {
    if (!environment[name.slice(2, -1)])
      warn(path, 'is not set here', `set ${name.slice(2, -1)} where earful serve runs, else it does not start`);
  };

  for (const [index, { url, secrets }] of webhooks.entries()) {
    const path = ['private', 'webhooks', index];
    const { protocol, port } = new URL(url);
    if (protocol === 'http:')
      warn([...path, 'url'], 'is plain http, so nothing is sent there', 'use https; in development, --allow-private');
    else if (!['', '443', '8443'].includes(port))
      warn([...path, 'url'], `is at port ${port}, so nothing is sent there`, 'use 443 or 8443');
    for (const [at, name] of secrets.entries()) demand([...path, 'secrets', at], name);
  }
  for (const [index, { url }] of slack.entries()) demand(['private', 'slack', index, 'url'], url);
  for (const [index, { url }] of teams.entries()) demand(['private', 'teams', index, 'url'], url);
  if (mail) {
    demand(['private', 'mail', 'server'], mail.server);
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
