import type { Problem, Receipt } from '@earful/protocol';
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
