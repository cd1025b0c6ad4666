import type { Critique } from '@earful/protocol';
import type { Insertable, Selectable } from 'kysely';
import type { RevisionsTable, Tables } from '../store/tables.js';
import type { ClaimedTimes } from './claimed-times.js';

export interface RevisionFacts {
  critique: Critique;
  /** As routed. */
  touchpointId: string;
  times: ClaimedTimes;
  digest: string;
  body: string;
  /** ISO 8601. */
  receivedAt: string;
}

const iso = (timeMs: number) => new Date(timeMs).toISOString();
const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));

/** One revision as it is stored. */
export function toRevisionRow(facts: RevisionFacts): Insertable<RevisionsTable> {
  const { critique, touchpointId, times, digest, body, receivedAt } = facts;
  return {
    critique_id: critique.critiqueId,
    revision: critique.revision,
    digest,
    body,
    received_at: receivedAt,
    submitted_at: iso(times.submittedAt),
    occurred_at: times.occurredAt === undefined ? null : iso(times.occurredAt),
    clock_doubted: times.doubted ? 1 : 0,
    queued_ms: times.queuedMs,
    touchpoint_id: touchpointId,
    origin: critique.origin,
    surface: critique.surface,
    locale: critique.locale,
    disconfirmation: critique.disconfirmation ?? null,
    severity: critique.severity ?? null,
    comment: critique.comment ?? null,
    expected_text: critique.expectedText ?? null,
    reply_wanted: critique.reply?.wanted ?? null,
    promise_id: critique.promise?.promiseId ?? null,
    promise_text: critique.promise?.shownText ?? null,
    promise_due_at: critique.promise?.dueAt ?? null,
    path: critique.path ?? null,
    viewport_width: critique.viewportWidth ?? null,
    sanitised: critique.sanitised ? 1 : 0,
    causes: json(critique.causes),
    trail: json(critique.trail),
    facts: json(critique.facts),
    answer_order: critique.answerOrder,
    opening: critique.opening ?? null,
    expectation_source: critique.expectationSource ?? null,
    remedy_text: critique.remedyText ?? null,
    patience: critique.patience ?? null,
    parity: critique.parity ?? null,
    emotions: json(critique.emotions),
    perceptions: json(critique.perceptions),
    redactions: json(critique.redactions),
    call_window: json(critique.reply?.window),
  };
}

/** Leaves out what is not there: absent and undefined differ in the contract. */
function present<T extends object>(values: { [K in keyof T]: T[K] | null | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as T;
}

const parsed = (value: string | null) => (value === null ? undefined : (JSON.parse(value) as unknown));

/** The critique that staff see, from its stored revision. */
export function toCritique(
  row: Selectable<RevisionsTable>,
  reference: string,
  contact: Pick<Selectable<Tables['contacts']>, 'email' | 'phone'> | undefined,
): Critique {
  return present<Critique>({
    schemaVersion: 1,
    critiqueId: row.critique_id,
    revision: row.revision,
    reference,
    touchpointId: row.touchpoint_id,
    origin: row.origin,
    surface: row.surface,
    locale: row.locale,
    answerOrder: row.answer_order ?? 'worstFirst',
    opening: row.opening,
    submittedAt: row.submitted_at,
    occurredAt: row.occurred_at,
    disconfirmation: row.disconfirmation,
    severity: row.severity,
    causes: parsed(row.causes) as Critique['causes'],
    comment: row.comment,
    expectedText: row.expected_text,
    expectationSource: row.expectation_source,
    remedyText: row.remedy_text,
    patience: row.patience,
    parity: row.parity,
    emotions: parsed(row.emotions) as Critique['emotions'],
    perceptions: parsed(row.perceptions) as Critique['perceptions'],
    redactions: parsed(row.redactions) as Critique['redactions'],
    promise:
      row.promise_id === null
        ? undefined
        : present<NonNullable<Critique['promise']>>({
            promiseId: row.promise_id,
            shownText: row.promise_text,
            dueAt: row.promise_due_at,
          }),
    reply:
      row.reply_wanted === null
        ? undefined
        : present<NonNullable<Critique['reply']>>({
            wanted: row.reply_wanted,
            email: contact?.email,
            phone: contact?.phone,
            window: parsed(row.call_window) as NonNullable<Critique['reply']>['window'],
          }),
    trail: parsed(row.trail) as Critique['trail'],
    facts: parsed(row.facts) as Critique['facts'],
    path: row.path,
    viewportWidth: row.viewport_width,
    sanitised: row.sanitised === 1 ? true : undefined,
  });
}
