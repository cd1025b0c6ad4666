/** A non-negative integer in lower-case hexadecimal, filled with zeros to `digits`. */
export const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
