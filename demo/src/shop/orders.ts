import { randomBytes } from 'node:crypto';
import type { BasketLine } from './basket.js';
import { totalsOf } from './basket.js';
import type { Failures } from './failures.js';

export interface Customer {
  name: string;
  email: string;
  street: string;
  postcode: string;
  city: string;
}

export interface Order {
  /** As spoken on the phone: 1001 and up. */
  number: number;
  /** Opens the order's page from a mail, where nobody has a session. */
  key: string;
  /** The visit in which it was placed. */
  sessionId?: string;
  customer: Customer;
  lines: readonly BasketLine[];
  totalCents: number;
  placedAt: Date;
  /** The moment the customer was promised. */
  promisedBy: Date;
  packedAt?: Date;
  handedOverAt?: Date;
  /** The parcel was due and stood still at the carrier. */
  stuckSince?: Date;
  deliveredAt?: Date;
}

export interface NewOrder {
  sessionId?: string;
  customer: Customer;
  lines: readonly BasketLine[];
  /** Defaults to now. */
  placedAt?: Date;
}

export interface Orders {
  place(order: NewOrder): Order;
  find(number: number): Order | undefined;
  /** Newest first. */
  all(): Order[];
}

const hour = 3_600_000;

/** The promise on the home page, as a date: two days on, a third for orders from 14:00, until 20:00 local time. */
export function promisedFor(placedAt: Date): Date {
  const days = placedAt.getHours() < 14 ? 2 : 3;
  return new Date(placedAt.getFullYear(), placedAt.getMonth(), placedAt.getDate() + days, 20);
}

/**
 * All orders, in memory. A parcel moves on by the clock: packed after three hours, with the carrier after twenty, at the
 * door before noon of the promised day. With `delivery-late` the carrier lets go of none, until the switch goes back.
 */
export function createOrders(failures: Failures, now: () => number): Orders {
  const orders: Order[] = [];

  function moveOn(order: Order) {
    const time = now();
    const packed = order.placedAt.getTime() + 3 * hour;
    const handedOver = order.placedAt.getTime() + 20 * hour;
    const due = order.promisedBy.getTime() - 8.5 * hour;
    if (time >= packed) order.packedAt ??= new Date(packed);
    if (time >= handedOver) order.handedOverAt ??= new Date(handedOver);
    if (time < due || order.deliveredAt) return;
    if (failures.isOn('delivery-late')) order.stuckSince ??= new Date(handedOver + 6 * hour);
    else order.deliveredAt = order.stuckSince ? new Date(time) : new Date(due);
  }

  failures.onChange(() => orders.forEach(moveOn));

  return {
    place({ placedAt = new Date(now()), ...rest }) {
      const order: Order = {
        ...rest,
        number: 1001 + orders.length,
        key: randomBytes(12).toString('base64url'),
        totalCents: totalsOf(rest.lines).totalCents,
        placedAt,
        promisedBy: promisedFor(placedAt),
      };
      orders.push(order);
      moveOn(order);
      return order;
    },
    find(number) {
      const order = orders[number - 1001];
      if (order) moveOn(order);
      return order;
    },
    all() {
      orders.forEach(moveOn);
      return orders.toReversed();
    },
  };
}
