import { test as withDemo } from '../helpers/demo-fixture.js';
import { findWebkit } from '../helpers/find-engines.mjs';
import type { Driver, Engine } from './driver.js';
import { playwrightEngine } from './playwright-engine.js';
import { webkitEngine } from './webkit-engine.js';

interface Fixtures {
  /** A visitor who was never here before, with a browser of their own. */
  visitor: Driver;
  /** The person of the brand who reads. */
  staff: Driver;
  newVisitor: () => Promise<Driver>;
}

/** Journeys in the engine that the project names. They see the demo as people see it, and the brand's database. */
export const test = withDemo.extend<Fixtures, { engine: Engine }>({
  engine: [
    async ({ playwright }, use, { project }) => {
      const { browserName = 'chromium', launchOptions, channel } = project.use;
      const engine =
        project.name === 'webkit'
          ? await webkitEngine(findWebkit()!)
          : playwrightEngine(
              browserName === 'firefox' ? 'Firefox' : 'Chromium',
              await playwright[browserName].launch({ ...launchOptions, ...(channel && { channel }) }),
            );
      await use(engine);
      await engine.close();
    },
    { scope: 'worker' },
  ],
  newVisitor: async ({ engine, line }, use, testInfo) => {
    // The last lines of `npm test` say which engines it ran in.
    testInfo.annotations.push({ type: 'engine', description: engine.version });
    const visitors: Driver[] = [];
    await use(async () => {
      const visitor = await engine.newVisitor(line);
      visitors.push(visitor);
      return visitor;
    });
    for (const visitor of visitors) await visitor.close();
  },
  visitor: async ({ newVisitor }, use) => use(await newVisitor()),
  staff: async ({ newVisitor }, use) => use(await newVisitor()),
});

export { expect } from '@playwright/test';
