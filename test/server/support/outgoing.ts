import type { SiteConfig } from '@earful/protocol';
import type { Outgoing, OutgoingOptions } from '@earful/server';
import { createOutgoing } from '@earful/server';
import { onTestFinished } from 'vitest';
import type { Listener } from '../../helpers/listener.js';
import { createListener } from '../../helpers/listener.js';
import { secret } from '../../helpers/webhook.js';
import type { Site } from './site.js';
import { config, publicUrl } from './site.js';

export type { Listener } from '../../helpers/listener.js';
export { secret, webhook } from '../../helpers/webhook.js';
export const nextSecret = `whsec_${Buffer.from('its successor, also thirty-two..').toString('base64')}`;

/** A real server that takes what is posted, gone when the test ends. */
export async function listener(): Promise<Listener> {
  const one = await createListener();
  onTestFinished(one.close);
  return one;
}

export type Inside = NonNullable<SiteConfig['private']>;

export const environment = { SECRET: secret, NEXT_SECRET: nextSecret };

/** Told of what happens at a site; it has begun, and runs when it is told to. */
export async function tell(
  site: Pick<Site, 'store'>,
  inside: Inside,
  more: Partial<OutgoingOptions> = {},
): Promise<Outgoing> {
  const outgoing = createOutgoing({
    publicUrl,
    allowPrivate: true,
    ...more,
    config: { ...(more.config ?? config), private: inside },
    store: site.store,
    environment: { ...environment, ...more.environment },
  });
  onTestFinished(() => outgoing.close());
  await outgoing.run();
  return outgoing;
}
