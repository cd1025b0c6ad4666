import type { Failures } from './failures.js';

/** Why a payment failed. The code is what the shop hands to Earful as a fact. */
export type PaymentFailure = 'card-declined' | 'provider-unreachable';

export type Payment = { paid: true; paymentId: string } | { paid: false; code: PaymentFailure };

export interface Payments {
  /** Asks the provider for the money. The card number is used for this call and kept nowhere. */
  charge(cardNumber: string, amountCents: number): Payment;
}

/** The shop's side of a payment provider. A valid card pays unless the switchboard says otherwise. */
export function createPayments(failures: Failures): Payments {
  let count = 0;
  return {
    charge() {
      if (failures.isOn('payment-provider-down')) return { paid: false, code: 'provider-unreachable' };
      if (failures.isOn('card-declined')) return { paid: false, code: 'card-declined' };
      count += 1;
      return { paid: true, paymentId: `pay-${count}` };
    },
  };
}
