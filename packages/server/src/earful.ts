import { demandConfig } from './config.js';
import { createCustomerPages } from './customer-pages.js';
import { pathOf } from './http/path-of.js';
import { problemResponse } from './http/problem.js';
import { createStaticFiles } from './http/static-files.js';
import type { BuiltFiles } from './http/built-files.js';
import { createHostedPages } from './hosted/hosted-pages.js';
import type { Sender } from './http/client-address.js';
import { createGate } from './http/gate.js';
import { normaliseBasePath } from './http/base-path.js';
import { createReceiver } from './receiver.js';
import type { ReceiverOptions } from './receiver.js';
import type { Mounted } from './site-options.js';
import { createStaffApi } from './staff-api.js';
import type { OpenIdOptions } from './staff/open-id-provider.js';

export interface EarfulOptions extends ReceiverOptions {
  /**
   * Folders of the built browser files. Default: those of the packages beside this one. `false` where something else serves
   * them, and where there is no disk.
   */
  assets?: BuiltFiles | false | undefined;
  /** Where staff may sign in with an account, too. Default: nowhere, so only links sign in. */
  openIdConnect?: OpenIdOptions | undefined;
}

export interface Earful extends Mounted {
  /** Ends the live streams. The store stays open; whoever opened it closes it. */
  close(): Promise<void>;
}

/**
 * Everything of Earful below one base path, as one Web-standard handler: receiver, staff API, customer pages and the
 * built browser files. It listens to nothing; `earful serve` or any server with a `fetch` adapter does.
 *
 * @throws ConfigError, as `readSiteConfig` does, when the configuration cannot be used.
 * @throws TypeError when `publicUrl`, `basePath`, a trusted proxy or an issuer cannot be used.
 */
export function createEarful(options: EarfulOptions): Earful {
  demandConfig(options.config);
  const base = normaliseBasePath(options.basePath);
  const gate = options.gate ?? createGate({ ...options, now: options.now ?? options.store.now });
  const shared = { ...options, gate };
  const receiver = createReceiver(shared);
  const senders = new WeakMap<Request, Sender>();
  const clientAddress = (request: Request) => gate.networkOf(request, senders.get(request) ?? {});
  const staff = createStaffApi({ ...shared, clientAddress });
  const pages = createCustomerPages(shared);
  const hosted = createHostedPages(shared);
  const files = createStaticFiles({ basePath: base, assets: options.assets });

  function mountedAt(path: string): Mounted | undefined {
    if (path !== base && !path.startsWith(`${base}/`)) return undefined;
    const inside = path.slice(base.length);
    if (inside.startsWith('/v1/staff/')) return staff;
    if (inside.startsWith('/v1/')) return receiver;
    if (inside.startsWith('/c/')) return pages;
    if (/^\/t(\/|$)/.test(inside) && !inside.endsWith('.js')) return hosted;
    return files;
  }

  return {
    async fetch(request, sender) {
      if (sender) senders.set(request, sender);
      const mounted = mountedAt(pathOf(request));
      return mounted ? mounted.fetch(request, sender) : problemResponse('not-found');
    },
    close: () => staff.close(),
  };
}
