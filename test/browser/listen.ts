import type { Page } from '@playwright/test';

/** Notes what a screen reader is told: every live region into which text comes, also when the same text stood there before. */
export const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    const live = '[role=status], [role=alert]';
    new MutationObserver((changes) => {
      const regions = changes.flatMap(({ type, target, addedNodes }) => [
        ...(type === 'characterData' || addedNodes.length > 0 ? [target.parentElement?.closest(live)] : []),
        ...(target instanceof Element && addedNodes.length > 0 ? [target.closest(live)] : []),
        ...Array.from(addedNodes).filter((node) => node instanceof Element && node.matches(live)),
      ]);
      for (const region of new Set(regions)) if (region?.textContent) heard.push(region.textContent);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { heard });
  });
/** Oldest first. */
export const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard);
