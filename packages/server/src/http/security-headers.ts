const shared = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
};

/** Everything ours, nothing inline, nothing framed. Trusted Types make a forgotten innerHTML fail instead of run. */
const policy = (directives: string, formAction = "'none'") =>
  `default-src 'none'; ${directives}; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'; require-trusted-types-for 'script'`;

/** For the pages customers see: no script at all. */
export const customerPageHeaders: Record<string, string> = {
  ...shared,
  'content-security-policy': policy(`style-src 'self'; img-src 'self'`, `'self'`),
  'cache-control': 'no-store',
  // With no-referrer, a form on the page would post `Origin: null`.
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
};

/** For the hosted page: its plain forms, and the prompt that takes their place where script runs. */
export const hostedPageHeaders: Record<string, string> = {
  ...customerPageHeaders,
  'content-security-policy': policy(
    `script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; trusted-types earful earful-page`,
    `'self'`,
  ),
};

/** For the staff app. */
export const inboxHeaders: Record<string, string> = {
  ...shared,
  'content-security-policy': policy(
    `script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; trusted-types earful`,
  ),
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
};
