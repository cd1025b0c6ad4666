import { readFileSync } from 'node:fs';
import type { OpenIdOptions } from '../staff/open-id-provider.js';
import type { Settings } from './settings.js';
import { UsageError } from './settings.js';

function readSecret({ oidcSecret, oidcSecretFile: file }: Settings): string | undefined {
  if (file === undefined) return oidcSecret?.trim();
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new UsageError(`The client secret cannot be read from ${file}; name a file that this process may read.`);
  }
}

/**
 * Where staff may sign in with an account; undefined: nowhere.
 *
 * @throws UsageError when only half of it is set.
 */
export function readOpenId(settings: Settings): OpenIdOptions | undefined {
  const { oidcIssuer: issuer, oidcClient: clientId } = settings;
  const clientSecret = readSecret(settings);
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret };
  if (!issuer && !clientId && !clientSecret) return undefined;
  const missing = [
    issuer ? '' : '--oidc-issuer',
    clientId ? '' : '--oidc-client',
    clientSecret ? '' : 'EARFUL_OIDC_SECRET or --oidc-secret-file',
  ].filter(Boolean);
  throw new UsageError(`To sign in with an account, set ${missing.join(' and ')}, too.`);
}
