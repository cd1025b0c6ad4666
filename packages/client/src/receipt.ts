import type { Critique, Problem, Receipt } from '@earful/protocol';
import { marker, protocolVersion, receiptStatuses } from '@earful/protocol/outcomes';
import { parse } from './natives.js';

/** What a document of ours may hold. Each part is checked before it is believed. */
type Answered = Partial<Omit<Receipt, 'status'> & Omit<Problem, 'status'> & { status: unknown }>;

/** The JSON document of an Earful receiver, or undefined: portals, stubs and proxies answer too. */
export const readDocument = (text: string): Answered | undefined => {
  try {
    const document = parse(text);
    if (document[marker] === protocolVersion) return document;
  } catch {
    // Not JSON.
  }
  return;
};

/** Is this the proof that exactly this revision is stored? Only then may the device let go of it. */
export const isReceipt = (
  document: unknown,
  sent: Pick<Critique, 'critiqueId' | 'revision'>,
  digest: string,
): document is Receipt => {
  const given = document as Partial<Receipt> | undefined;
  return (
    given?.digest === digest &&
    given.critiqueId === sent.critiqueId &&
    given.revision === sent.revision &&
    receiptStatuses.includes(given.status as Receipt['status'])
  );
};
