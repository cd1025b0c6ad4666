import { domainToASCII } from 'node:url';

/**
 * One spelling of an address. Letters of either case are the same: no mail server in use tells them apart. A domain with
 * letters beyond ASCII is written as mail servers see it.
 */
export function sameAddress(email: string): string {
  const text = email.trim().normalize('NFC').toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = domainToASCII(text.slice(at + 1));
  return domain === '' ? text : `${text.slice(0, at + 1)}${domain}`;
}
