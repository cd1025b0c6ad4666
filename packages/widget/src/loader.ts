import type { Call, Earful } from './create-earful.js';
import { createEarful } from './create-earful.js';
import { version } from './version.js';

/** The script tag: `<script async src="/earful/earful.js" data-endpoint="/earful"></script>`. */
const boot = (page: { earful?: Call[] | Earful }): void => {
  const { src, dataset } = document.currentScript as HTMLScriptElement;
  const early = (page.earful ?? []) as Call[] & { version?: string };
  // The same script twice on a page is harmless: the first one stays.
  if (early.version) return;
  // Chunks lie below a version path, so that a cached page and a newer release never mix their files.
  (page.earful = createEarful(dataset, (file) => import(new URL(version + '/' + file, src) as never))).push(...early);
};

boot(window as never);
