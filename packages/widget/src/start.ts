import type { Earful, Settings } from './create-earful.js';
import { createEarful } from './create-earful.js';

/** Begins without a script tag, for pages that bundle their own modules. Call once. */
export const start = (config: unknown, settings: Settings): Earful => {
  const earful = createEarful(settings, (file) =>
    file.startsWith('rules')
      ? import('./rules.js')
      : file === 'work.js'
        ? import('@earful/client/work')
        : import('@earful/client/sha256'),
  );
  earful.start(config);
  return earful;
};
