/** What may stand in a log line. Customer text, secrets, keys and addresses of people never do. */
type LogFields = Record<string, string | number | boolean | undefined>;

/** Takes one thing that happened. */
export type Log = (level: 'info' | 'warn' | 'error', what: string, fields?: LogFields) => void;

/** Longest value in a line, in UTF-16 units; what is longer is cut. */
const maxFieldLength = 300;

/**
 * A log of JSON lines. JSON escapes control characters, so no value can begin a line of its own.
 *
 * @param write Takes one line without its line end.
 * @param now Clock, in milliseconds since 1970.
 */
export function createLog(write: (line: string) => void, now: () => number = Date.now): Log {
  return (level, what, fields = {}) => {
    const short = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, maxFieldLength) : value,
    ]);
    write(JSON.stringify({ time: new Date(now()).toISOString(), level, what, ...Object.fromEntries(short) }));
  };
}
