/** Method, address and headers of one request, as they stood on the wire. */
export interface Head {
  method: string;
  path: string;
  /** By lower-case name. */
  headers: Record<string, string>;
}

/** What a piece of the wire means: a request begins, some of its bytes (its head included), it is whole. */
export type Part = { type: 'head'; head: Head } | { type: 'bytes'; bytes: Buffer } | { type: 'end' };

const blankLine = Buffer.from('\r\n\r\n');

function readHead(bytes: Buffer): Head {
  const [first = '', ...lines] = bytes.toString('latin1').trimEnd().split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const pairs = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { method, path, headers: Object.fromEntries(pairs) };
}

/**
 * Splits what comes over one connection into requests. Bodies have a `content-length`, as those of browsers have that send text;
 * a chunked one would be taken for the next request.
 *
 * @returns a function that takes the next piece, however it was cut
 */
export function createRequestReader(): (piece: Buffer) => Part[] {
  let waiting = Buffer.alloc(0);
  let missing = 0;
  return (piece) => {
    const parts: Part[] = [];
    waiting = Buffer.concat([waiting, piece]);
    const take = (count: number): Buffer => {
      const bytes = waiting.subarray(0, count);
      waiting = waiting.subarray(count);
      return bytes;
    };
    while (waiting.length > 0) {
      if (missing === 0) {
        const end = waiting.indexOf(blankLine);
        if (end < 0) break;
        const bytes = take(end + blankLine.length);
        const head = readHead(bytes);
        missing = Number(head.headers['content-length'] ?? 0);
        parts.push({ type: 'head', head }, { type: 'bytes', bytes });
      } else {
        const bytes = take(Math.min(missing, waiting.length));
        missing -= bytes.length;
        parts.push({ type: 'bytes', bytes });
      }
      if (missing === 0) parts.push({ type: 'end' });
    }
    return parts;
  };
}
