import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

const tag = '<script type="module" src="/bare-form.js"></script></head>';

/** Puts the form in bare Lit into a page that has no Earful. */
export const withBareForm = (html) => html.replace('</head>', tag);

/** The form in bare Lit as a page would serve it: one minified module, Lit's production build. */
export async function bundleBareForm() {
  const input = fileURLToPath(new URL('bare-form.js', import.meta.url));
  const bundle = await rollup({
    input,
    plugins: [resolve({ exportConditions: ['production'] }), terser({ module: true })],
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  // The policy of the shop allows one name.
  return output[0].code.replace('createPolicy("lit-html"', 'createPolicy("earful"');
}
