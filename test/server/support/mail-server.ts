import type { AddressInfo } from 'node:net';
import type { ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export interface ReceivedMail {
  /** As the server was told, not as the head says. */
  from: string;
  to: string[];
  raw: string;
  mail: ParsedMail;
}

export interface MailServer {
  url: string;
  received: ReceivedMail[];
  /** Recipients that it refuses, with this code. */
  refused: Map<string, number>;
}

/** A real SMTP server in this process, gone when the test ends. */
export async function mailServer(): Promise<MailServer> {
  const one: MailServer = { url: '', received: [], refused: new Map() };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      const code = one.refused.get(address);
      done(code === undefined ? null : Object.assign(new Error('no such person here'), { responseCode: code }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        void simpleParser(raw).then((mail) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          one.received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, mail });
          done();
        });
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  one.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return one;
}
