import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What befalls one statement on its way to PostgreSQL. */
export type StatementFault =
  /** The connection breaks, and the statement never arrives. */
  | { kind: 'cutBefore' }
  /** The statement is carried out, and the connection breaks before a byte of the answer gets through. */
  | { kind: 'loseAnswer' }
  /** Just as the statement is under way, this is done: a backend is killed, and nobody knows how far it was. */
  | { kind: 'meanwhile'; act: () => Promise<unknown> }
  /** The statement never arrives, and the answer is this error (SQLSTATE), as another engine would give it. */
  | { kind: 'refuse'; code: string };

/** A raw TCP program between the receiver and its PostgreSQL. */
export interface PostgresWay {
  port: number;
  /** How many statements a fault has struck. */
  struck(): number;
  /**
   * Lets this befall the next statement that has this in its text, in lower case.
   *
   * @param within what its transaction must have said before: the receiver also commits for itself. Default: anything.
   */
  inject(text: string, fault: StatementFault, within?: string): void;
  close(): Promise<void>;
}

const field = (name: string, value: string): string => `${name}${value}\0`;

/** ErrorResponse and ReadyForQuery, "in a failed transaction": §55.7 of the PostgreSQL manual. */
function errorMessage(code: string): Buffer {
  const fields = [field('S', 'ERROR'), field('V', 'ERROR'), field('C', code), field('M', 'said on the way'), '\0'];
  const text = Buffer.from(fields.join(''), 'latin1');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text, Buffer.from([0x5a, 0, 0, 0, 5, 0x45])]);
}

export async function createPostgresWay(upstreamPort: number): Promise<PostgresWay> {
  const rules: { text: string; within: string; fault: StatementFault }[] = [];
  const open = new Set<Socket>();
  let struck = 0;

  const server = createServer((socket) => {
    const upstream = connect(upstreamPort, '127.0.0.1');
    const cut = (): void => {
      socket.resetAndDestroy();
      upstream.resetAndDestroy();
    };
    let isDeaf = false;
    let transaction = '';
    for (const one of [socket, upstream]) {
      open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        socket.destroy();
        upstream.destroy();
      });
    }
    upstream.on('data', (piece: Buffer) => {
      if (isDeaf) cut();
      else socket.write(piece);
    });
    socket.on('data', (piece: Buffer) => {
      const said = piece.toString('latin1').toLowerCase();
      transaction = said.includes('begin') ? said : transaction + said;
      const at = rules.findIndex(({ text, within }) => said.includes(text) && transaction.includes(within));
      if (at < 0) return void upstream.write(piece);
      const [{ fault }] = rules.splice(at, 1) as [(typeof rules)[number]];
      struck += 1;
      if (fault.kind === 'cutBefore') return cut();
      if (fault.kind === 'refuse') return void socket.write(errorMessage(fault.code));
      isDeaf = fault.kind === 'loseAnswer';
      upstream.write(piece);
      if (fault.kind === 'meanwhile') void fault.act();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    struck: () => struck,
    inject: (text, fault, within = '') => void rules.push({ text, within, fault }),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
