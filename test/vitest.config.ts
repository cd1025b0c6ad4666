import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit and contract tests. They run against the sources; set EARFUL_TEST=dist to run them against the built modules. */
const conditions = process.env['EARFUL_TEST'] === 'dist' ? [] : ['source'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Where vitest runs what prepares a project.
  environments: { __vitest__: { resolve: { conditions } } },
  test: {
    testTimeout: 20_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'usual',
          include: ['test/{protocol,insight,server,inbox,demo,contract,package,faults}/**/*.test.ts'],
          exclude: ['test/server/store/postgres/**'],
          // Loading the receiver anew for each file was a third of the time of all tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          // Each file with modules of its own: they take the page's functions when they are loaded, and the tests put theirs there.
          name: 'page',
          include: ['test/{client,widget}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgresql',
          isolate: false,
          include: [
            'test/server/{cases,export,exposures,hosted,http,import,outgoing,privacy,reports,staff,store/postgres}/**/*.test.ts',
            'test/server/{receiver,staff-api,customer-pages,withdraw-page,store/insert-rows}.test.ts',
            'test/contract/*.test.ts',
          ],
          // They open no database.
          exclude: [
            'test/server/*/{counter,claimed-times,sums-of,mask-words,accepted-language,client-address,cookie-safety,rate-limit,static-files,normalise-text,staff-routes,browser-family,post,safe-address,schedule}.test.ts',
          ],
          globalSetup: 'test/server/support/start-postgres.ts',
          setupFiles: 'test/server/support/skip-without-postgres.ts',
        },
      },
    ],
  },
});
