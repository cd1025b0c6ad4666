import type { PublicConfig } from '@earful/protocol';
import { createEarful } from './create-earful.js';
import type { Earful } from './earful.js';
import type { Settings } from './shared/settings.js';

const chunks = {
  'rules.js': () => import('./rules.js'),
  'work.js': () => import('@earful/client/work'),
  'sha256.js': () => import('@earful/client/sha256'),
};

/**
 * Begins without a script tag, for pages that bundle their own modules. What it returns is `window.earful`, too, and takes the
 * calls that wait there. Whatever has begun before, here or by a script tag, stays and is returned.
 */
export const start = (config: PublicConfig, settings: Settings): Earful => {
  const early = window.earful as Earful | undefined;
  const earful = early?.version
    ? early
    : createEarful(settings, (file) => chunks[file.split('?')[0] as keyof typeof chunks]());
  earful.start(config);
  return earful;
};
