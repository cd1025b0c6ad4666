import { fileURLToPath } from 'node:url';
import { bundle } from '../bundle.mjs';

const tag = '<script type="module" src="/bare-form.js"></script></head>';

/** Puts the form in bare Lit into a page that has no Earful. */
export const withBareForm = (html) => html.replace('</head>', tag);

/** The form in bare Lit. */
export async function bundleBareForm() {
  const code = await bundle(fileURLToPath(new URL('bare-form.js', import.meta.url)));
  // The policy of the shop allows one name.
  return code.replace('createPolicy("lit-html"', 'createPolicy("earful"');
}
