import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * One of the small sites beside this file, bundled into one classic script. For production, or as developers see it, with
 * every warning of the framework.
 */
export const bundleApp = async (name: string, mode: 'production' | 'development' = 'production'): Promise<string> => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const output = await build({
    root,
    mode,
    configFile: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': JSON.stringify(mode),
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    build: { write: false, lib: { entry: `${root}${name}.js`, formats: ['iife'], name: 'app' } },
  });
  const [bundle] = output as unknown as { output: [{ code: string }] }[];
  // The test page loads its script in the head, before the place it draws into.
  return `addEventListener('DOMContentLoaded', () => {${bundle!.output[0].code}});`;
};
