import type { Customer } from './orders.js';

/** The fields of the checkout, in the order of the page. */
export const checkoutFields = [
  'name',
  'email',
  'street',
  'postcode',
  'city',
  'cardNumber',
  'cardExpiry',
  'cardCode',
] as const;

export type CheckoutField = (typeof checkoutFields)[number];

export type CheckoutInput = Record<CheckoutField, string>;

/** Fields that are wrong, each `missing` or `wrong`; the page puts them into words. */
export type CheckoutFaults = Partial<Record<CheckoutField, 'missing' | 'wrong'>>;

/** What a form must look like before a payment is tried. */
export function checkCheckout(input: CheckoutInput, now: Date): CheckoutFaults {
  const rules: Record<CheckoutField, (value: string) => boolean> = {
    name: (value) => value.length <= 100,
    email: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value) && value.length <= 254,
    street: (value) => value.length <= 200,
    postcode: (value) => /^[\p{L}\d][\p{L}\d -]{2,9}$/u.test(value),
    city: (value) => value.length <= 100,
    cardNumber: (value) => hasCheckDigit(value.replace(/[\s-]/g, '')),
    cardExpiry: (value) => isAhead(value, now),
    cardCode: (value) => /^\d{3,4}$/.test(value),
  };
  const faults: CheckoutFaults = {};
  for (const field of checkoutFields) {
    const value = input[field].trim();
    if (value === '') faults[field] = 'missing';
    else if (!rules[field](value)) faults[field] = 'wrong';
  }
  return faults;
}

/** The part of the form that the order keeps: everything but the card. */
export function customerOf({ name, email, street, postcode, city }: CheckoutInput): Customer {
  return {
    name: name.trim(),
    email: email.trim(),
    street: street.trim(),
    postcode: postcode.trim(),
    city: city.trim(),
  };
}

/** The Luhn check of card numbers. */
function hasCheckDigit(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function isAhead(expiry: string, now: Date): boolean {
  const match = /^(0[1-9]|1[0-2])\s?\/\s?(\d{2})$/.exec(expiry);
  if (!match) return false;
  return new Date(2000 + Number(match[2]), Number(match[1]), 1).getTime() > now.getTime();
}
