import { findProduct } from './catalogue.js';

export interface BasketLine {
  productId: string;
  variantId: string;
  quantity: number;
}

export interface Totals {
  goodsCents: number;
  deliveryCents: number;
  totalCents: number;
}

export interface Baskets {
  lines(sessionId: string): readonly BasketLine[];
  /** Adds one piece. */
  add(sessionId: string, productId: string, variantId: string): void;
  /** Sets the quantity; 0 removes the line. */
  change(sessionId: string, productId: string, variantId: string, quantity: number): void;
  empty(sessionId: string): void;
}

/** Most pieces of one thing in a basket. */
export const maxQuantity = 12;

/** Delivery is free from this sum of goods. */
export const freeDeliveryCents = 6000;

const deliveryCents = 490;

/** Baskets kept; the one untouched longest goes first, so that visitors cannot fill the memory. */
const maxBaskets = 2000;

/** What the lines come to. */
export function totalsOf(lines: readonly BasketLine[]): Totals {
  const goodsCents = lines.reduce(
    (sum, line) => sum + (findProduct(line.productId)?.priceCents ?? 0) * line.quantity,
    0,
  );
  const delivery = lines.length === 0 || goodsCents >= freeDeliveryCents ? 0 : deliveryCents;
  return { goodsCents, deliveryCents: delivery, totalCents: goodsCents + delivery };
}

/** The baskets of all visitors, in memory. */
export function createBaskets(): Baskets {
  const baskets = new Map<string, BasketLine[]>();

  function keep(sessionId: string, lines: BasketLine[]) {
    baskets.delete(sessionId);
    if (lines.length > 0) baskets.set(sessionId, lines);
    const oldest = baskets.keys().next();
    if (baskets.size > maxBaskets && !oldest.done) baskets.delete(oldest.value);
  }

  const lines = (sessionId: string): readonly BasketLine[] => baskets.get(sessionId) ?? [];
  const isLine = (productId: string, variantId: string) => (line: BasketLine) =>
    line.productId === productId && line.variantId === variantId;

  function change(sessionId: string, productId: string, variantId: string, quantity: number) {
    const wanted = Math.min(maxQuantity, Math.max(0, Math.trunc(quantity) || 0));
    const changed = lines(sessionId).map((line) =>
      isLine(productId, variantId)(line) ? { ...line, quantity: wanted } : line,
    );
    keep(
      sessionId,
      changed.filter((line) => line.quantity > 0),
    );
  }

  return {
    lines,
    change,
    add(sessionId, productId, variantId) {
      const present = lines(sessionId).find(isLine(productId, variantId));
      if (present) change(sessionId, productId, variantId, present.quantity + 1);
      else keep(sessionId, [...lines(sessionId), { productId, variantId, quantity: 1 }]);
    },
    empty: (sessionId) => void baskets.delete(sessionId),
  };
}
