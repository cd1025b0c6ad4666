import type { BackOffice } from '../shop/back-office.js';
import type { BasketLine } from '../shop/basket.js';
import type { Order } from '../shop/orders.js';

const lines: readonly BasketLine[] = [
  { productId: 'linen-apron', variantId: 'm', quantity: 1 },
  { productId: 'olive-board', variantId: 'large', quantity: 1 },
];

/**
 * Places an order without a checkout.
 *
 * @param ageDays how long ago; an order of the past was placed in the morning, so that its promise ended days ago too
 */
export function sampleOrder({ orders, now }: BackOffice, ageDays: number): Order {
  const today = new Date(now());
  const placedAt =
    ageDays === 0 ? today : new Date(today.getFullYear(), today.getMonth(), today.getDate() - ageDays, 9, 24);
  return orders.place({
    placedAt,
    lines,
    customer: {
      name: 'Sam Example',
      email: 'sam@example.com',
      street: '12 Market Square',
      postcode: '00-950',
      city: 'Exampleton',
    },
  });
}
