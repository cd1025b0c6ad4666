/** The first 32 bits of the fraction. */
const fraction = (value: number): number => ((value % 1) * 2 ** 32) | 0;

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const mix = (word: number, a: number, b: number, c: number): number => turn(word, a) ^ turn(word, b) ^ turn(word, c);

/**
 * SHA-256 (FIPS 180-4) of ASCII text, as lower-case hexadecimal. Bundled because `crypto.subtle` is undefined on plain
 * http. The constants are computed as the standard defines them, from the roots of the first primes: that is shorter
 * than the table, and doubles hold 20 bits more than needed.
 */
export const sha256 = (text: string): string => {
  const constants: number[] = [];
  let state: number[] = [];
  for (let n = 2; constants.length < 64; n++) {
    let divisor = 2;
    while (n % divisor) divisor++;
    if (divisor === n) {
      if (state.length < 8) state.push(fraction(n ** (1 / 2)));
      constants.push(fraction(n ** (1 / 3)));
    }
  }

  const words: number[] = [];
  const padded = `${text}\x80`;
  for (let i = 0; i < padded.length; i++) words[i >> 2]! |= padded.charCodeAt(i) << (24 - (i % 4) * 8);
  const size = ((text.length + 8) >> 6) * 16 + 16;
  words[size - 1] = text.length * 8;

  for (let block = 0; block < size; block += 16) {
    const schedule: number[] = [];
    let round = state;
    for (let i = 0; i < 64; i++) {
      const near = schedule[i - 2]!;
      const far = schedule[i - 15]!;
      schedule[i] =
        i < 16
          ? words[block + i]! | 0
          : (schedule[i - 16]! +
              (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)) +
              schedule[i - 7]! +
              (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10))) |
            0;
      const [a, b, c, d, e, f, g, h] = round as [number, number, number, number, number, number, number, number];
      const first = h + mix(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + constants[i]! + schedule[i]!;
      const second = mix(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
      round = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    state = state.map((word, i) => (word + round[i]!) | 0);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
};
