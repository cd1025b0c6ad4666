import { badOption } from './errors.js';

/**
 * The absolute address of a receiver, without a slash at its end.
 *
 * @throws OptionError unless it is one of http(s)
 */
export const readEndpoint = (endpoint: string, base: string | undefined): string => {
  let address = '';
  try {
    address = new URL(endpoint, base).href.replace(/\/$/, '');
  } catch {
    // Told below, together with addresses that are not http.
  }
  return endpoint && address.startsWith('http') ? address : badOption('endpoint', endpoint, '"/earful"');
};
