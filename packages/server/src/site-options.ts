import type { SiteConfig } from '@earful/protocol';
import type { Sender } from './http/client-address.js';
import type { Gate, GateOptions } from './http/gate.js';
import type { Log } from './log.js';
import type { Store } from './store/store.js';

/** What the receiver, the staff API and the customer pages have in common. */
export interface SiteOptions extends GateOptions {
  /** Configuration of the site, both halves. Only the public half ever leaves the receiver. */
  config: SiteConfig;
  /** An open store. It outlives this handler: whoever opened it closes it. */
  store: Store;
  /** Address under which browsers reach this process, without a path: `https://shop.example`. Used in links, cookies and origin checks. */
  publicUrl: string;
  /** Path below which everything of Earful lives. Default `/earful`. */
  basePath?: string | undefined;
  /** Clock, in milliseconds since 1970. Default: the clock of the store. */
  now?: (() => number) | undefined;
  /** Counts with others at one gate. Default: a gate of its own. */
  gate?: Gate | undefined;
  /** Receives one line per refusal and failure; never a body, a secret or an address. Default: silence. */
  log?: Log | undefined;
}

/** A Web-standard handler. Adapters convert and decide nothing. */
export interface Mounted {
  /** @param sender The other end of the connection; without it only the limit of all together holds. */
  fetch(request: Request, sender?: Sender): Promise<Response>;
}
