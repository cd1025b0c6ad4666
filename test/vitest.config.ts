import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit and contract tests. They run against the sources; set EARFUL_TEST=dist to run them against the built modules. */
const sources = process.env['EARFUL_TEST'] !== 'dist';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: { conditions: sources ? ['source'] : [] },
  ssr: { resolve: { conditions: sources ? ['source'] : [] } },
  test: {
    include: ['test/{protocol,client,widget,insight,server,inbox,demo,contract,package,faults}/**/*.test.ts'],
    testTimeout: 20_000,
    maxWorkers: 2,
  },
});
