import { test as base } from '@playwright/test';
import { findWebkit } from '../helpers/find-engines.mjs';
import { playwrightTabs } from './playwright-tabs.js';
import type { EngineName, FaultEngine } from './tab.js';
import { webkitTabs } from './webkit-tabs.js';

const noEngine: FaultEngine = {
  name: 'node',
  version: `Node ${process.versions.node}`,
  newVisitor: () => Promise.reject(new Error('A row for Node has no page.')),
  close: async () => {},
};

/** Rows of the matrix, in the engine that the project names. */
// oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that one needs from the pattern.
export const test = base.extend<object, { engine: FaultEngine }>({
  engine: [
    async ({ playwright }, use, { project }) => {
      const { launchOptions, channel } = project.use;
      const name = project.name as EngineName;
      const engine =
        name === 'node'
          ? noEngine
          : name === 'webkit'
            ? await webkitTabs(findWebkit()!)
            : await playwrightTabs(name, playwright[name], { ...launchOptions, ...(channel && { channel }) });
      await use(engine);
      await engine.close();
    },
    { scope: 'worker' },
  ],
});
