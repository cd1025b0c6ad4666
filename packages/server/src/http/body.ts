import { maxBodyBytes } from '@earful/protocol';
import { readIncoming } from './node-body.js';
import { demandShallow } from './nesting.js';
import { Refusal } from './problem.js';
import { createReadings } from './reading.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The media type alone, lower case, without its parameters. */
function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

const begin = createReadings();

/** Counts while reading and stops at the limit: what a request says about its own length is not trusted. */
async function readBytes(request: Request, limitBytes: number): Promise<Uint8Array> {
  const incoming = await readIncoming(request, limitBytes, begin);
  if (incoming) return incoming;
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  let refused: Refusal | undefined;
  const reading = begin(limitBytes, (why) => {
    refused = why;
    // The sender may never end; not waiting for the cancellation keeps the answer prompt.
    reader.cancel().catch(() => {});
  });
  let whole: Buffer;
  try {
    for (let part; !(part = await reader.read()).done;) reading.keep(part.value);
  } finally {
    whole = reading.end();
  }
  if (refused) throw refused;
  return whole;
}

async function readWhole(request: Request, limitBytes: number): Promise<Uint8Array> {
  try {
    return await readBytes(request, limitBytes);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('malformed', { detail: 'The body ended before it was complete.' });
  }
}

/** A byte takes three characters in the form's own coding. */
const maxFormBytes = 3 * maxBodyBytes;

/**
 * Reads what a form of a page without script has sent, at most 192 KiB of it.
 *
 * @throws Refusal `wrong-type`, `too-large` or `malformed`.
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const mediaType = 'application/x-www-form-urlencoded';
  if (mediaTypeOf(request) !== mediaType) throw new Refusal('wrong-type', { detail: `Send ${mediaType}.` });
  return new URLSearchParams(new TextDecoder().decode(await readWhole(request, maxFormBytes)));
}

/**
 * Reads a JSON body of at most 64 KiB, nested no deeper than 16.
 *
 * @param mediaTypes Media types that this address reads.
 * @throws Refusal `wrong-type`, `too-large`, `malformed` or `invalid`.
 */
export async function readJson(request: Request, mediaTypes: readonly string[]): Promise<unknown> {
  if (!mediaTypes.includes(mediaTypeOf(request))) {
    throw new Refusal('wrong-type', { detail: `Send ${mediaTypes.join(' or ')}.` });
  }
  const coding = request.headers.get('content-encoding');
  if (coding !== null && coding.toLowerCase() !== 'identity') {
    throw new Refusal('wrong-type', { detail: 'Send the body without a content coding.' });
  }
  const bytes = await readWhole(request, maxBodyBytes);
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Refusal('malformed', { detail: 'The body is not JSON in UTF-8.' });
  }
  demandShallow(value);
  return value;
}
