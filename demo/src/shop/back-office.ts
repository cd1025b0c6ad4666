import type { Baskets } from './basket.js';
import { createBaskets } from './basket.js';
import type { Failures } from './failures.js';
import type { Orders } from './orders.js';
import { createOrders } from './orders.js';
import type { Payments } from './payments.js';
import { createPayments } from './payments.js';
import type { ReturnsDesk } from './returns-desk.js';
import { createReturnsDesk } from './returns-desk.js';
import type { SearchIndex } from './search-index.js';
import { createSearchIndex } from './search-index.js';
import type { Stock } from './stock.js';
import { createStock } from './stock.js';

/** Everything behind the counter. All of it lives in memory and starts fresh with the process. */
export interface BackOffice {
  baskets: Baskets;
  orders: Orders;
  payments: Payments;
  returnsDesk: ReturnsDesk;
  searchIndex: SearchIndex;
  stock: Stock;
  failures: Failures;
  /** Clock of the shop, in milliseconds since 1970. */
  now: () => number;
  /** Lets time pass, for the switches that make the server slow. */
  wait: (ms: number) => Promise<void>;
}

/** Opens the back office. */
export function createBackOffice({ failures, now, wait }: Pick<BackOffice, 'failures' | 'now' | 'wait'>): BackOffice {
  const orders = createOrders(failures, now);
  return {
    baskets: createBaskets(),
    orders,
    payments: createPayments(failures),
    returnsDesk: createReturnsDesk(orders, failures),
    searchIndex: createSearchIndex(failures),
    stock: createStock(failures),
    failures,
    now,
    wait,
  };
}
