import { createEarful } from './create-earful.js';
import { version } from './shared/version.js';

/** The script tag: `<script async src="/earful/earful.js" data-endpoint="/earful"></script>`. */
const boot = (): void => {
  // A module is told no tag of its own.
  const tag = (document.currentScript ?? document.querySelector('script[data-endpoint]')) as HTMLScriptElement | null;
  if (!tag) return console.error('Earful needs script[data-endpoint]');
  const { src, dataset } = tag;
  // The same script twice on a page is harmless: the first one stays, and says so.
  if (window.earful?.version) return window.earful.push(['start']);
  // Chunks lie below a version path, so that a cached page and a newer release never mix their files.
  createEarful(dataset, (file) => import(new URL(version + '/' + file, src) as never));
};

boot();
