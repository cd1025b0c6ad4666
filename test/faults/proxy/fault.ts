/** What befalls one request on its way to the receiver and back. */
export type Fault =
  | { kind: 'pass' }
  /** So many bytes of the request get through, then both ends are reset. 0: reset before anything gets through. */
  | { kind: 'cutRequest'; bytes: number }
  /** The request is taken and nobody answers. */
  | { kind: 'blackHole' }
  /** The receiver answers, and the connection is reset before a byte of that reaches the page: committed, unacknowledged. */
  | { kind: 'loseAnswer' }
  /** So many bytes of the answer get through, then the connection is reset. */
  | { kind: 'cutAnswer'; bytes: number }
  /** The request waits until told. It then goes to the receiver even if the page is gone: the bytes are on the wire. */
  | { kind: 'holdRequest'; until: Promise<unknown> }
  /** The receiver has answered; the answer waits until told. */
  | { kind: 'holdAnswer'; until: Promise<unknown> }
  /** The answer comes so much later, as over a slow network. */
  | { kind: 'delayAnswer'; ms: number }
  /** The answer comes byte by byte. */
  | { kind: 'drip'; everyMs: number }
  /** The receiver gets the same bytes on two connections at once. The page gets the first answer. */
  | { kind: 'duplicate' }
  /** The proxy answers itself. The receiver never hears of it. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** An orderly end instead of an answer, as when an idle connection is closed just as it is used again. */
  | { kind: 'close' };

/** The whole text of an answer of the proxy's own. */
export function answerText({ status, headers, body = '' }: Extract<Fault, { kind: 'answer' }>): string {
  const lines = Object.entries({ 'content-type': 'text/html', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [
    `HTTP/1.1 ${status} Said by the proxy`,
    ...lines,
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
