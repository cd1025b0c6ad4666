import { catalogue } from './catalogue.js';
import type { Failures } from './failures.js';

export interface Stock {
  /** Pieces that can be ordered now. */
  available(productId: string, variantId: string): number;
  /** Takes pieces out for an order. Call only after looking at {@link Stock.available}. */
  take(productId: string, variantId: string, quantity: number): void;
}

/** The warehouse, in memory. With `variant-sold-out` the stock file has lost the first variant of every product. */
export function createStock(failures: Failures): Stock {
  const pieces = new Map<string, number>();
  const lost = new Set<string>();
  for (const product of catalogue) {
    for (const variant of product.variants) pieces.set(`${product.id}/${variant.id}`, variant.pieces);
    lost.add(`${product.id}/${product.variants[0]?.id}`);
  }
  return {
    available(productId, variantId) {
      const shelf = `${productId}/${variantId}`;
      return failures.isOn('variant-sold-out') && lost.has(shelf) ? 0 : (pieces.get(shelf) ?? 0);
    },
    take(productId, variantId, quantity) {
      const shelf = `${productId}/${variantId}`;
      pieces.set(shelf, Math.max(0, (pieces.get(shelf) ?? 0) - quantity));
    },
  };
}
