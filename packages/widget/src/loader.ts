import type { Call } from './create-earful.js';
import { createEarful } from './create-earful.js';
import type { RulesModule } from './handover.js';
import { version } from './version.js';
import { whenIdle } from './when-idle.js';

/** The script tag: `<script async src="/earful/earful.js" data-endpoint="/earful"></script>`. */
const boot = (page: { earful?: Call[] | ReturnType<typeof createEarful> }): void => {
  const { src, dataset } = document.currentScript as HTMLScriptElement;
  const early = page.earful ?? [];
  // The same script twice on a page is harmless: the first one stays.
  if ('version' in early) return;
  // Chunks lie below a version path, so that a cached page and a newer release never mix their files.
  const earful = createEarful(
    dataset,
    (attempt) => import(new URL(version + '/rules.js' + attempt, src).href) as Promise<RulesModule>,
  );
  page.earful = earful;
  earful.push(...early);

  const read = (): void => {
    const inline = document.querySelector('script[data-earful]')?.textContent;
    const { config, endpoint } = dataset;
    const request = (): unknown =>
      fetch(config || endpoint + '/v1/config')
        .then((answer) => answer.json())
        .then(earful.start, earful.start);
    if (inline) {
      try {
        earful.start(JSON.parse(inline));
      } catch {
        earful.start(inline);
      }
    } else if (config) request();
    else if (endpoint) whenIdle(request);
    else earful.start(dataset);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', read);
  else read();
};

boot(window as never);
