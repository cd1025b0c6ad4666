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
  let losses = 0;
  createEarful(dataset, (file, again) => {
    if (again) losses += 1;
    // Chunks lie below a version path, so that a cached page and a newer release never mix their files. With some letters as
    // their codes it is the same path, and another address.
    const folder = version.replace(/./g, (letter, at) =>
      at < losses ? '%' + letter.charCodeAt(0).toString(16) : letter,
    );
    return import(new URL(folder + '/' + file, src) as never);
  });
};

boot();
