/** The words for a code. A page may be newer than this inbox: then its own name for it has to do. */
export const describeCode = (words: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] as string) : code;
