import type { Failures } from './failures.js';
import type { Orders } from './orders.js';

export interface ReturnRequest {
  orderNumber: string;
  email: string;
  reason: string;
}

export const returnReasons = ['size', 'damaged', 'different', 'changed-mind'] as const;

/** Faults by field, as codes that the page puts into words; or the code for the parcel. */
export type ReturnDecision = { accepted: true; code: string } | { accepted: false; faults: Record<string, string> };

export interface ReturnsDesk {
  ask(request: ReturnRequest): ReturnDecision;
}

/** Decides on returns. With `returns-reject` it takes no order number for one, however often it is typed. */
export function createReturnsDesk(orders: Orders, failures: Failures): ReturnsDesk {
  return {
    ask({ orderNumber, email, reason }) {
      const faults: Record<string, string> = {};
      const digits = orderNumber.trim().replace(/^#/, '');
      const order = /^\d{4,8}$/.test(digits) ? orders.find(Number(digits)) : undefined;
      if (failures.isOn('returns-reject') || !/^\d{4,8}$/.test(digits)) faults['orderNumber'] = 'format';
      else if (!order) faults['orderNumber'] = 'unknown';
      else if (order.customer.email.toLowerCase() !== email.trim().toLowerCase()) faults['email'] = 'other';
      if (!/^\S+@\S+\.\S+$/.test(email.trim())) faults['email'] = 'format';
      if (!(returnReasons as readonly string[]).includes(reason)) faults['reason'] = 'choose';
      if (Object.keys(faults).length > 0) return { accepted: false, faults };
      return { accepted: true, code: `R-${digits}` };
    },
  };
}
