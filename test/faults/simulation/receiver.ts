import { createHash } from 'node:crypto';
import type { Critique, Envelope } from '@earful/protocol';

/** What a receiver says: a status, a document, and perhaps a header. */
export interface Answer {
  status: number;
  text: string;
  retryAfter?: string | undefined;
}

export interface Row {
  critique: Critique;
  digest: string;
}

export interface ModelReceiver {
  /** By critique id and revision: the key under which a revision is stored once, for ever. */
  rows: Map<string, Row>;
  take(sent: string, refuses?: 'invalid' | 'too-large'): Answer;
}

export const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex');

export const problem = (status: number, code: string, retryAfter?: string): Answer => ({
  status,
  text: JSON.stringify({ earful: 1, type: `urn:earful:problem:${code}`, title: code, status, code }),
  retryAfter,
});

/** The rule of the receiver, and nothing else: one row per id and revision, a receipt with the digest of its bytes. */
export const createModelReceiver = (): ModelReceiver => {
  const rows: ModelReceiver['rows'] = new Map();
  return {
    rows,
    take(sent, refuses) {
      const { body } = JSON.parse(sent) as Envelope;
      const critique = JSON.parse(body) as Critique;
      const { critiqueId, revision } = critique;
      const key = `${critiqueId} ${revision}`;
      const digest = digestOf(body);
      const known = rows.get(key);
      if (known && known.digest !== digest) return problem(409, 'conflict');
      if (!known && refuses) return problem(refuses === 'invalid' ? 422 : 413, refuses);
      if (!known) rows.set(key, { critique, digest });
      const receipt = { earful: 1, status: known ? 'duplicate' : 'stored', critiqueId, revision, digest };
      return {
        status: known ? 200 : 201,
        text: JSON.stringify({ ...receipt, receivedAt: '2026-03-01T12:00:00Z', team: 'Shop care' }),
      };
    },
  };
};
