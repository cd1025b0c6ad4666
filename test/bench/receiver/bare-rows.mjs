import { createHash, randomUUID } from 'node:crypto';

const hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The rows of one critique by table: the same columns and values that the receiver writes, without a look at any of them. */
export function rowsOf(text) {
  const { proof, body } = JSON.parse(text);
  const critique = JSON.parse(body);
  const receivedAt = new Date().toISOString();
  const { critiqueId, reference, revision } = critique;
  // As ours are: what is newer stands at the end of an index.
  const caseId = critiqueId.slice(0, 15) + randomUUID().slice(15);
  const digest = hash(body);
  return {
    receipt: { earful: 1, status: 'stored', critiqueId, revision, digest, receivedAt, team: 'Service' },
    critiques: [critiqueId, reference, hash(proof), revision, receivedAt, 0],
    cases: [caseId, critiqueId, 'received', 0.5, receivedAt],
    revisions: [
      critiqueId,
      revision,
      digest,
      body,
      receivedAt,
      critique.submittedAt,
      0,
      0,
      critique.touchpointId,
      critique.origin,
      critique.surface,
      critique.locale,
      critique.disconfirmation,
      critique.severity,
      critique.comment,
      0,
      JSON.stringify(critique.causes),
      critique.answerOrder,
    ],
    outgoing: ['received', caseId, receivedAt],
  };
}

/** Columns of each table, in the order of their values. */
export const columns = {
  critiques: ['id', 'reference', 'secret_hash', 'latest_revision', 'received_at', 'sample'],
  cases: ['id', 'critique_id', 'state', 'harm', 'received_at'],
  revisions: [
    'critique_id',
    'revision',
    'digest',
    'body',
    'received_at',
    'submitted_at',
    'clock_doubted',
    'queued_ms',
    'touchpoint_id',
    'origin',
    'surface',
    'locale',
    'disconfirmation',
    'severity',
    'comment',
    'sanitised',
    'causes',
    'answer_order',
  ],
  outgoing: ['kind', 'case_id', 'created_at'],
};
