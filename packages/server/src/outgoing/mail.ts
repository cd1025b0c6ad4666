import { createTransport } from 'nodemailer';
import { within } from './limit.js';
import type { MessageLines } from './message-lines.js';
import { cut, partsOf } from './message-lines.js';
import type { Outcome } from './post.js';
import { mailWaitsMs } from './schedule.js';

/** How long the server may keep silent, in milliseconds. */
const silenceMs = 15_000;

/** How long all of it may take, in milliseconds: after its lease another process would begin. */
const mailMs = 100_000;

const maxSubject = 150;

/** Wherever a mail program may begin a new line: the mandatory breaks of UAX #14. */
const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** Plain text: customers' words cannot be anything else in it. Their lines are quoted, so that none passes for ours. */
function mailText(message: MessageLines): string {
  const sections = partsOf(message).map(({ lines, words, link }) => {
    const quoted = words?.split(lineBreak).map((line) => `> ${line}`) ?? [];
    return [...lines, ...quoted, link.url].join('\n');
  });
  return `${sections.join('\n\n')}\n`;
}

/** Neither text of the server nor an address: its code, or the kind of trouble. */
function outcomeOf(error: unknown): Outcome {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  if (typeof responseCode === 'number') {
    const isForNow = responseCode >= 400 && responseCode < 500;
    return { delivered: false, status: String(responseCode), waitsMs: isForNow ? mailWaitsMs : undefined };
  }
  return { delivered: false, status: typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'failed' };
}

/**
 * Sends mail to one recipient by SMTP. The same delivery has the same Message-ID in every attempt, so that a mail box shows once
 * what came twice.
 *
 * @param url `smtps://user:password@host`, or `smtp://host:25` for a server nearby. A password is never sent without TLS.
 * @param stop Ends every attempt under way.
 */
export function createMailer(url: string, from: string, stop: AbortSignal) {
  const transport = createTransport({
    url,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    // Whoever stands in between could take the offer of TLS away, and be told the password.
    requireTLS: new URL(url).password !== '',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (id: string, to: string, message: MessageLines): Promise<Outcome> => {
    try {
      const mail = {
        from: { name: 'Earful', address: from },
        to: { name: '', address: to },
        subject: cut(message.title, maxSubject),
        text: mailText(message),
        messageId: `<${id}@${from.split('@')[1]}>`,
        // No vacation note answers it.
        headers: { 'auto-submitted': 'auto-generated' },
      };
      const { response } = await within(mailMs, (signal) => transport.sendMail({ ...mail, signal }), stop);
      return { delivered: true, status: response.slice(0, 3) };
    } catch (error) {
      return outcomeOf(error);
    }
  };
}
