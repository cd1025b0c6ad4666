import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';

/** What Node reads a request from. */
export type Incoming = IncomingMessage | Http2ServerRequest;

/** For how long, and for how many bytes more, somebody is read who has been refused and still writes. */
const lingerMs = 5_000;
const lingerBytes = 32 * 2 ** 20;

/**
 * Lets whoever is refused in the middle of a body hear why. A connection that is closed while something still arrives is reset, and
 * the answer is lost with it; so after the answer only our half is closed, and what comes is let go by, up to a bound (RFC 9112, 9.6).
 */
export function linger(incoming: Incoming): void {
  // In HTTP/2 the connection belongs to other requests, too, and a stream can be ended by itself.
  if (incoming.httpVersionMajor !== 1) return;
  const { socket } = incoming;
  const closeBoth = socket.destroySoon.bind(socket);
  const lastByte = socket.bytesRead + lingerBytes;
  const giveUp = setTimeout(() => socket.destroy(), lingerMs).unref();
  // What Node calls when the answer is out.
  socket.destroySoon = () => socket.end();
  incoming.on('data', () => {
    if (socket.bytesRead > lastByte) socket.destroy();
  });
  incoming.once('end', () => {
    clearTimeout(giveUp);
    socket.destroySoon = closeBoth;
    if (socket.writableEnded) closeBoth();
  });
  socket.once('close', () => clearTimeout(giveUp));
}
