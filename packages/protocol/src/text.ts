import { z } from 'zod';
import { maxLabelLength, maxTextLength, slugPattern } from './limits.js';

/** Customer text: any characters, well-formed once the receiver has normalised it, never empty. */
export const customerText = z.string().min(1).max(maxTextLength);

/** A short value written by a developer: a name, a code, a label. */
export const label = z.string().min(1).max(maxLabelLength);

/** Name of a touchpoint or a promise in addresses and payloads, for example `order-status`. */
export const slug = z
  .string()
  .regex(slugPattern, 'use lower-case letters, digits and single hyphens, as in order-status')
  .describe('Name in addresses and payloads: lower-case letters, digits and single hyphens, as in order-status.');

/**
 * Addresses: `/checkout`, `/orders/*` or `/orders/:id` (anything but a slash), `/help/**` (everything below), with an optional
 * query (`/search?q=*`, in any order, more parameters may follow) and hash (`/#/basket`). What other notations write beside
 * these is refused: it would stand for itself, and silently fit no address.
 */
export const addressPattern = z
  .string()
  .regex(
    /^(?:[^(){}:]|:(?!\w+(?:[+*]|\?(?:[/#]|$))))*$/,
    'write what is optional or a choice as several addresses, and brackets of an address as %28 %29 %7B %7D: only *, :name and a trailing /** stand for something',
  );

/** A moment: ISO 8601 with `Z` or an offset. */
export const moment = z.iso.datetime({ offset: true });

/** One text for all languages, or one per BCP 47 tag: `"Checkout"` or `{"en": "Checkout", "pl": "Kasa"}`. */
export const localizedText = z
  .union([label, z.record(z.string().max(35), label)])
  .describe('One text for all languages, or one per BCP 47 tag: {"en": "Checkout", "pl": "Kasa"}.');
export type LocalizedText = z.infer<typeof localizedText>;

/** A name in camelCase. Not an enumeration: a page may be newer than its receiver, and nothing it says is refused for that. */
export const codeName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/);
