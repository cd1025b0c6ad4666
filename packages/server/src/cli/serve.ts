import { existsSync } from 'node:fs';
import { readSiteConfig } from '../config.js';
import { createEarful } from '../earful.js';
import { builtFiles } from '../http/built-files.js';
import { cookieSafety } from '../http/cookie-safety.js';
import type { Log } from '../log.js';
import { createMetrics } from '../metrics.js';
import type { Outgoing } from '../outgoing/outgoing.js';
import { createOutgoing } from '../outgoing/outgoing.js';
import { retentionPeriods } from '../privacy/retention-periods.js';
import { startRetention } from '../privacy/start-retention.js';
import { openStore } from '../store/open-store.js';
import type { Listening } from './listen.js';
import { listen } from './listen.js';
import { readOpenId } from './open-id.js';
import type { Mounted } from '../site-options.js';
import type { Settings } from './settings.js';
import { databaseOf } from './settings.js';

export interface Served {
  /** Where the process listens, with the port it was really given. */
  url: string;
  /** Where browsers reach it; unless it was given, the same. */
  publicUrl: string;
  /** Where Prometheus asks, if it does. */
  metricsUrl: string | undefined;
  /** Ends the streams, lets answers and attempts under way finish, closes the store. */
  close(): Promise<void>;
}

/**
 * Listens, and tells who is to be told. Everything that can be wrong with the settings is found before anything is answered.
 *
 * @param environment Where the secrets are that the configuration names.
 * @throws ConfigError, StoreError or UsageError.
 */
export async function serve(
  settings: Settings,
  log: Log,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Served> {
  const config = readSiteConfig(settings.configFile);
  const openIdConnect = readOpenId(settings);
  const assets = builtFiles({ widget: settings.widgetFolders, inbox: settings.inboxFolder });
  for (const [room, folders] of Object.entries(assets))
    for (const folder of [folders].flat()) {
      if (!existsSync(folder)) log('warn', `no built files of the ${room}`, { folder });
    }
  if (cookieSafety(settings.publicUrl) === 'impossible') {
    log('warn', 'staff cannot sign in over plain http', { publicUrl: settings.publicUrl });
  }
  const { privacyUrl } = config.brand;
  if (settings.allowedOrigins.length > 0 && privacyUrl && /^\/(?!\/)/.test(privacyUrl)) {
    log('warn', 'on hosted pages the privacy notice is looked for at the receiver', { privacyUrl });
  }
  const store = await openStore(databaseOf(settings));
  const opened: Listening[] = [];
  let outgoing: Outgoing | undefined;
  try {
    const { basePath, key, allowedOrigins, allowPrivate, port, metricsPort, host } = settings;
    const { rateLimit, rateLimitTotal, trustedProxies, proofOfWork } = settings;
    const limits = { rateLimit, rateLimitTotal, trustedProxies, proofOfWork };
    let answering: Mounted | undefined;
    const site = await listen({ fetch: (...given) => answering!.fetch(...given) }, port, host);
    opened.push(site);
    // What is given for port 0 is known only now; nothing is answered before the next wait, when all of it stands.
    const publicUrl = settings.publicUrl.replace(/:0$/, `:${new URL(site.url).port}`);
    const mounted = { config, store, publicUrl, basePath, key, allowedOrigins, openIdConnect };
    const earful = createEarful({ ...mounted, ...limits, assets, log });
    const metrics = metricsPort === undefined ? undefined : createMetrics(store, basePath);
    outgoing = createOutgoing({ config, store, publicUrl, basePath, allowPrivate, environment, log });
    answering = metrics?.watch(earful) ?? earful;
    if (metrics) opened.push(await listen(metrics, metricsPort!, host));
    await outgoing.start();
    const stopRetention = startRetention({ store, periods: retentionPeriods(config), log });
    return {
      url: site.url,
      publicUrl,
      metricsUrl: opened[1]?.url,
      async close() {
        const closed = Promise.all([...opened.map((one) => one.close()), outgoing?.close()]);
        await earful.close();
        await stopRetention();
        await closed;
        await store.close();
      },
    };
  } catch (error) {
    await Promise.all([...opened.map((one) => one.close()), outgoing?.close()]);
    await store.close();
    throw error;
  }
}
