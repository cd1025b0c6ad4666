import type { ExposureBatch, ExposureRow } from '@earful/protocol';
import type { exposureOutcomes } from '@earful/protocol/names';
import type { Ask } from '../etiquette/ask.js';
import type { Happening } from './happening.js';

/** What is counted of one page, before it is put into a batch. */
export type Sums = Pick<ExposureBatch, 'rows' | 'promises' | 'waits'>;

type Kind = Pick<ExposureRow, 'touchpointId' | 'origin' | 'opening'>;
type Outcome = (typeof exposureOutcomes)[number];

/** An invitation on its way to exactly one end. */
interface Invitation {
  kind: Kind;
  /** Half of it has been in view for one second, or the person has touched it. */
  seen: boolean;
  /** What it came to. */
  end?: Outcome;
  sent?: boolean;
}

const dismissals = { notNow: 'dismissedNotNow', never: 'dismissedNever', close: 'dismissedClose' } as const;

const kindOf = ({ touchpoint, origin, opening = 'critique' }: Ask): Kind => ({
  touchpointId: touchpoint,
  origin,
  opening,
});

/**
 * Counts what happens to invitations, so that at any time, once all of them are settled: triggered = suppressed + expired
 * + shown, and shown = started + ignored + dismissed. Pure: it is told, and knows no page.
 *
 * Every invitation ends once. Touching it means it was seen, however fast; what was put on the page and never seen is
 * `expired`; what was seen and left alone is `ignored`. What the customer opened (`self`) is only ever started and sent.
 */
export const createFunnel = (locale: string) => {
  let counts = new Map<string, ExposureRow>();
  let sums: Omit<Sums, 'rows'> = { promises: [], waits: [] };
  /** Decided to be shown, not on the page yet. */
  let coming: Kind[] = [];
  const invitations = new Map<unknown, Invitation>();

  const add = (kind: Kind, outcome: Outcome, reason?: string): void => {
    const key = JSON.stringify([kind, outcome, reason]);
    const row = counts.get(key);
    if (row) row.count++;
    else counts.set(key, { ...kind, locale, outcome, ...(reason && { reason }), count: 1 });
  };
  const isSelf = (it: Invitation): boolean => it.kind.origin === 'self';
  const see = (it: Invitation): void => {
    if (it.seen || it.end || isSelf(it)) return;
    it.seen = true;
    add(it.kind, 'shown');
  };
  const settle = (it: Invitation, outcome: Outcome, reason?: string): void => {
    if (it.end || (isSelf(it) && outcome !== 'started')) return;
    it.end = outcome;
    add(it.kind, outcome, reason);
  };
  /** The person did something with it, so it was seen, however fast. */
  const end = (it: Invitation, outcome: Outcome): void => {
    see(it);
    settle(it, outcome);
  };
  const leave = (it: Invitation): void => (it.seen ? settle(it, 'ignored') : settle(it, 'expired', 'unseen'));

  return {
    tell(happening: Happening): void {
      const [what] = happening;
      if (what === 'wait') {
        const [, touchpointId, seconds, left] = happening;
        sums.waits.push({ touchpointId, seconds: Math.round(seconds), left });
      } else if (what === 'promise') {
        const [, promiseId, outcome] = happening;
        sums.promises.push({ promiseId, outcome, count: 1 });
      } else if (what === 'decision') {
        const { touchpoint, signal, opening, decision, reason } = happening[1];
        const kind = kindOf({ touchpoint, origin: signal, opening });
        // Sampling and conditions say what a moment is, before it is one.
        if (reason === 'sampling' || reason === 'condition') return;
        add(kind, 'triggered');
        if (decision === 'shown') coming.push(kind);
        else add(kind, decision, reason);
      } else {
        const [, event, choice, ask, element] = happening;
        if (event === 'open' && !invitations.has(element)) {
          const kind = kindOf(ask);
          const index = coming.findIndex((one) => JSON.stringify(one) === JSON.stringify(kind));
          if (index >= 0) coming.splice(index, 1);
          invitations.set(element, { kind, seen: false });
        }
        const it = invitations.get(element);
        if (!it) return;
        if (event === 'before-submit') end(it, 'started');
        else if (event === 'saved' || event === 'received') {
          // Only what was started, which it no longer is when leaving the page was its end.
          if (it.end === 'started' && !it.sent) add(it.kind, 'sent');
          it.sent = true;
        } else if (choice) end(it, dismissals[choice]);
        else if (event === 'close') leave(it);
      }
    },
    /** Half of the prompt has been in view for one second. */
    seen(element: unknown): void {
      const it = invitations.get(element);
      if (it) see(it);
    },
    /** The page ends: so does all that is on it. */
    leave(): void {
      for (const it of invitations.values()) leave(it);
      for (const kind of coming.splice(0)) add(kind, 'expired', 'unseen');
    },
    /** What was counted since the last time; nothing when there was nothing. */
    take(): Sums | undefined {
      const taken = {
        rows: [...counts.values()].slice(0, 500),
        promises: sums.promises.slice(0, 200),
        waits: sums.waits.slice(0, 100),
      };
      counts = new Map();
      sums = { promises: [], waits: [] };
      return taken.rows[0] || taken.promises[0] || taken.waits[0] ? taken : undefined;
    },
  };
};
