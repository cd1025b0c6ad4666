import type { Call } from './create-earful.js';
import { createEarful } from './create-earful.js';
import { listen } from './listen.js';
import { version } from './version.js';

/** The script tag: `<script async src="/earful/earful.js" data-endpoint="/earful"></script>`. */
const boot = (page: { earful?: Call[] | ReturnType<typeof createEarful> }): void => {
  const { src, dataset } = document.currentScript as HTMLScriptElement;
  const early = page.earful ?? [];
  // The same script twice on a page is harmless: the first one stays.
  if ('version' in early) return;
  // Chunks lie below a version path, so that a cached page and a newer release never mix their files.
  const earful = createEarful(dataset, (file) => import(new URL(version + '/' + file, src).href));
  page.earful = earful;
  earful.push(...early);

  const read = (): void => {
    let config: unknown;
    try {
      config = JSON.parse(document.querySelector('script[data-earful]')!.textContent!);
    } catch {
      // None, or no JSON: the rules fetch one, or say what is wrong.
    }
    earful.start(config);
  };
  if (document.readyState === 'loading') listen('DOMContentLoaded', read);
  else read();
};

boot(window as never);
