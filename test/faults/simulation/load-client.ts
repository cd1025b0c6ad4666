import { fileURLToPath } from 'node:url';
import type * as Client from '@earful/client';
import { build } from 'vite';

export type ClientModule = typeof Client;

/** What a page's world has to offer; the client finds nothing else. */
export interface World {
  globalThis: object;
  window: object;
  indexedDB: unknown;
  navigator: object;
  removeEventListener: unknown;
  Math: object;
}

/**
 * The real client, bundled once from its sources. Each call of the result is another page load: it runs all modules anew,
 * and they capture the natives of the world that is given.
 */
export const loadClient = async (): Promise<(world: World) => ClientModule> => {
  const entry = fileURLToPath(new URL('../../../packages/client/src/index.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source'] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'client' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = [built].flat() as { output: { code: string }[] }[] as [{ output: { code: string }[] }];
  const names = ['globalThis', 'window', 'indexedDB', 'navigator', 'removeEventListener', 'Math'] as const;
  // The one way to give the same text another world each time.
  const run = new Function(...names, `${output[0]!.code}; return client;`) as (...given: unknown[]) => ClientModule;
  return (world) => run(...names.map((name) => world[name]));
};
