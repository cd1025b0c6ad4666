import type { PublicConfig } from '@earful/protocol';
import { createEarful } from './create-earful.js';
import type { Earful } from './earful.js';
import type { Settings } from './shared/settings.js';

/**
 * Begins without a script tag, for pages that bundle their own modules. What it returns is `window.earful`, too, and takes the
 * calls that wait there. Whatever has begun before, here or by a script tag, stays and is returned.
 */
export const start = (config: PublicConfig, settings: Settings): Earful => {
  const early = window.earful as Earful | undefined;
  const earful = early?.version
    ? early
    : createEarful(settings, (file) =>
        file.startsWith('rules')
          ? import('./rules.js')
          : file === 'work.js'
            ? import('@earful/client/work')
            : import('@earful/client/sha256'),
      );
  earful.start(config);
  return earful;
};
