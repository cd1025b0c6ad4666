import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { DatabaseSync } from '@photostructure/sqlite';
import { startDemo } from '@earful/demo';

type Demo = Awaited<ReturnType<typeof startDemo>>;

/** The way from a page to the server that it came from, where the browser cannot be made offline as a whole. */
export interface Line {
  /** From now on connections are refused, and open ones are broken. */
  cut(): Promise<void>;
  /** The same address answers again. */
  mend(): Promise<void>;
}

interface Fixtures {
  /** The whole demo on a port of its own with an empty database. */
  demo: Demo;
  line: Line;
  /** Reads the brand's database through a connection of its own, past the receiver. */
  rows: (sql: string) => Record<string, unknown>[];
}

/** Playwright's `test` with the running demo. */
export const test = base.extend<Fixtures & { dataFolder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that one needs from the pattern.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'earful-journey-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  demo: async ({ dataFolder }, use) => {
    const demo = await startDemo({ port: 0, dataFolder });
    await use(demo);
    await demo.close();
  },
  line: async ({ demo, dataFolder }, use) => {
    const port = +new URL(demo.shopUrl).port;
    let again: Demo | undefined;
    await use({
      cut: () => (again ?? demo).close(),
      mend: async () => void (again = await startDemo({ port, dataFolder })),
    });
    await again?.close();
  },
  rows: async ({ demo, dataFolder }, use) => {
    void demo; // The database exists once the demo runs.
    await use((sql) => {
      const database = new DatabaseSync(join(dataFolder, 'earful.db'), { readOnly: true });
      try {
        return database.prepare(sql).all() as Record<string, unknown>[];
      } finally {
        database.close();
      }
    });
  },
});
