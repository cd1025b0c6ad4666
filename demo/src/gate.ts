import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failures } from './shop/failures.js';

export interface Gate {
  /** Takes a request or cuts the line. */
  listener(incoming: IncomingMessage, outgoing: ServerResponse): void;
  /** Lines cut since the start. */
  cut(): number;
}

/**
 * Stands between the socket and the process. While `receiver-down` is on, whoever posts a critique finds the line dead,
 * as with a machine that is off: no answer, nothing reaches the receiver. Everything else passes.
 *
 * @param isForCritiques is it a path where critiques are posted?
 * @param pass what takes the other requests
 */
export function createGate(
  failures: Failures,
  isForCritiques: (path: string) => boolean,
  pass: Gate['listener'],
): Gate {
  let count = 0;
  return {
    cut: () => count,
    listener(incoming, outgoing) {
      const path = (incoming.url ?? '').split('?', 1)[0]!;
      if (failures.isOn('receiver-down') && incoming.method === 'POST' && isForCritiques(path)) {
        count += 1;
        incoming.socket.destroy();
        return;
      }
      pass(incoming, outgoing);
    },
  };
}
