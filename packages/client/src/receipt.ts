import type { Critique, Problem, Receipt } from '@earful/protocol';
import { marker, protocolVersion } from '@earful/protocol/outcomes';
import { parse } from './natives.js';

/** What a document of ours may hold. Each part is checked before it is believed. */
export type Answered = Partial<Omit<Receipt, 'status'> & Omit<Problem, 'status'> & { status: unknown }>;

/** The JSON document of an Earful receiver, else an empty one: portals, stubs and proxies answer too. */
export const readDocument = (text: string): Answered => {
  try {
    const document = parse(text);
    if (document[marker] === protocolVersion) return document;
  } catch {
    // Not JSON.
  }
  return {};
};

/** Is this the proof that exactly this revision is stored? Only then may the device let go of it. */
export const isReceipt = (
  given: Answered,
  sent: Pick<Critique, 'critiqueId' | 'revision'>,
  digest: string,
): given is Receipt =>
  given.digest === digest &&
  given.critiqueId === sent.critiqueId &&
  given.revision === sent.revision &&
  /^(stored|duplicate|erased)$/.test(given.status as string);
