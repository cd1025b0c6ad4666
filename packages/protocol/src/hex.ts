/** A non-negative integer in lower-case hexadecimal, filled with zeros to `digits`. */
export const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** Bytes in lower-case hexadecimal. */
export const hexOf = (bytes: Iterable<number>): string => Array.from(bytes, (byte) => hex(byte, 2)).join('');
