/** One message of a server-sent stream. */
export interface StreamMessage {
  /** The last `id:` seen, at or before this message. */
  id: string | undefined;
  data: string;
}

/** Longest unfinished message that is kept, in UTF-16 units. Ours have about 100. */
const maxPending = 65_536;

/**
 * Takes the text of a `text/event-stream` in pieces of any size and calls `emit` for every complete message, and `retry` when it
 * says how long to wait, in milliseconds, before it is opened again.
 * Comments, unknown fields and messages without data are passed over, as the HTML standard says (section 9.2.6).
 * @throws when one message grows beyond 64 Ki units: that is not a stream of ours.
 */
export const createStreamParser = (
  emit: (message: StreamMessage) => void,
  retry?: (waitMs: number) => void,
): ((piece: string) => void) => {
  let pending = '';
  let lines: string[] = [];
  let id: string | undefined;
  let first = true;

  const take = (line: string): void => {
    if (line === '') {
      if (lines.length > 0) emit({ id, data: lines.join('\n') });
      lines = [];
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') lines.push(value);
    if (field === 'retry' && /^\d+$/.test(value)) retry?.(Number(value));
    if (field === 'id' && !value.includes('\0')) id = value;
  };

  return (piece) => {
    pending += first ? piece.replace(/^\uFEFF/, '') : piece;
    if (piece !== '') first = false;
    let start = 0;
    for (;;) {
      const rest = pending.slice(start);
      const end = rest.search(/[\r\n]/);
      // A lone CR at the very end may be the first half of a CRLF: wait for what follows.
      if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) break;
      take(rest.slice(0, end));
      start += end + (rest.startsWith('\r\n', end) ? 2 : 1);
    }
    pending = pending.slice(start);
    if (pending.length + lines.join('').length > maxPending) throw new RangeError('A stream message is too long.');
  };
};
