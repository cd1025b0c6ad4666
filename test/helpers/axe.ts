import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds against WCAG 2.2 AA and its own good practice, in short. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  // axe runs in the page, past the policy. Its package brings another copy of Playwright's types, hence the cast.
  // The legacy mode spares a blank page for each question; only frames of other sites, which we have none of, need that.
  const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
};
