import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

/** This file and all that it imports as a page would be served it: one minified module of production code. */
export async function bundle(input) {
  const bundled = await rollup({
    input,
    plugins: [resolve({ exportConditions: ['production'] }), terser({ module: true })],
  });
  const { output } = await bundled.generate({ format: 'es', inlineDynamicImports: true });
  await bundled.close();
  return output[0].code;
}
