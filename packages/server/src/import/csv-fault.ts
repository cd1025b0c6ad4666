/** What is wrong with a file of old complaints, and where. */
export class CsvFault extends Error {
  /** From 1; undefined: the whole file. */
  readonly line: number | undefined;
  /** Heading of the column; undefined: the whole line. */
  readonly column: string | undefined;

  /** @param problem Continues the sentence that the place begins: `is not a date`. */
  constructor(problem: string, line?: number, column?: string) {
    super(problem);
    this.name = 'CsvFault';
    this.line = line;
    this.column = column;
  }
}
