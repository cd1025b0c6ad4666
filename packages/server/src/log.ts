/** What may stand in a log line. Customer text, secrets, keys and addresses of people never do. */
type LogFields = Record<string, string | number | boolean | undefined>;

/** Takes one thing that happened. */
export type Log = (level: 'info' | 'warn' | 'error', what: string, fields?: LogFields) => void;

/** Longest value in a line, in UTF-16 units; what is longer is cut. */
const maxFieldLength = 300;

/** What JSON leaves as it is, although it may end a line, turn one round or steer a terminal. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
  character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * A log of JSON lines. Whatever does not show is escaped, so no value can begin a line of its own.
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
    const line = { time: new Date(now()).toISOString(), level, what, ...Object.fromEntries(short) };
    write(JSON.stringify(line).replace(unseen, escaped));
  };
}
