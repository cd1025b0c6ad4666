import { formStruggle } from './form-struggle.js';
import { rageClick } from './rage-click.js';

/** Signals that only watching the page can notice. In the loader, because they begin at once. */
export const noticed = { formStruggle, rageClick };
