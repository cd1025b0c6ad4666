import { covers, coversAddress } from '../page/covers-address.js';
import { onRequest } from './helpers/watch.js';
import type { Trigger } from './trigger.js';

/**
 * A request of the page was answered with one of `statuses` (default `["5xx"]`), and its address matches `address`
 * (default: every address). `/api/**` is about every host; in full, `https://api.example/**` or `https://*.example/**`,
 * about one, and then without a query. Our own requests never count, nor does what `sendBeacon` sends.
 *
 * Read from the browser's resource timing, so nothing of the page is patched. It stays silent where a browser does not
 * report `responseStatus`, for another host that does not allow reading it (no CORS), and for requests without an answer.
 */
export const requestFailed: Trigger = ({ parameters: { statuses = ['5xx'], address = '' } = {} }, fire, visit) => {
  const failed = new RegExp(`^(${statuses.join('|').replaceAll('x', '.')})$`);
  onRequest(visit, ({ name, responseStatus }) => {
    if (!failed.test(`${responseStatus}`)) return;
    const url = new URL(name);
    if (address.startsWith('http') ? covers(address, url.origin + url.pathname) : coversAddress(address, url)) fire();
  });
};
