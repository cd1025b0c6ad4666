import { hash } from 'node:crypto';
import { doubt } from '@earful/insight';
import type { Critique, Envelope } from '@earful/protocol';
import { critique as critiqueSchema, fallbackTouchpoint, schemaVersion } from '@earful/protocol';
import { faultsOf } from '../http/faults.js';
import type { Gate } from '../http/gate.js';
import { demandShallow } from '../http/nesting.js';
import { Refusal } from '../http/problem.js';
import type { Log } from '../log.js';
import { normaliseCritique } from '../privacy/normalise-critique.js';
import { normaliseText } from '../privacy/normalise-text.js';
import { hashSecret } from '../secrets.js';
import type { SiteDirectory } from '../site-directory.js';
import type { Store } from '../store/store.js';
import { claimedTimes } from './claimed-times.js';
import type { WorkDemand } from './demand-work.js';
import type { Kept } from './keep-critique.js';
import { createKeeper } from './keep-together.js';
import { promisedDates } from './promised-dates.js';

interface TakerOptions {
  store: Store;
  site: SiteDirectory;
  /** Clock, in milliseconds since 1970. */
  now: () => number;
  /** Marks what is stored as invented history. */
  sample: boolean;
  /** Knows which words come too often. */
  gate: Gate;
  /** Default: nobody has to work. */
  demandWork?: WorkDemand | undefined;
  log: Log | undefined;
}

/** What a form without script tells of how it was filled in. */
export interface FormSigns {
  isTrapFilled?: boolean | undefined;
  tookMs?: number | undefined;
}

/** What has become of one revision. */
export interface Taken {
  critique: Critique;
  kept: Kept;
  /** SHA-256 of the body as it was sent, lower-case hexadecimal. */
  digest: string;
}

/** How long a device waits before it sends something again that this version cannot read yet, in seconds. */
const newerVersionRetrySeconds = 3_600;

/** In JSON without such escapes, and of whole characters, there is nothing to normalise. */
const isPlain = (body: string): boolean => !/\\[ur]/.test(body) && normaliseText(body) === body;

/** The critique, and its body as it may be kept: as it was sent, but for what stood behind the path of the page. */
function readCritique(body: string): Pick<Taken, 'critique'> & { keptBody: string } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Refusal('invalid', { detail: 'The body of the envelope is not JSON.', faults: [] });
  }
  demandShallow(value);
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (Number.isInteger(version) && (version as number) > schemaVersion) {
    // Not the sender's fault: a page newer than its receiver, as after a rollback. The device keeps it.
    throw new Refusal('unavailable', {
      detail: 'The critique is newer than this receiver.',
      headers: { 'retry-after': String(newerVersionRetrySeconds) },
    });
  }
  const { success, data, error } = critiqueSchema.safeParse(value);
  if (!success) throw new Refusal('invalid', { detail: 'This is not a critique.', faults: faultsOf(error) });
  const { path } = value as { path?: unknown };
  return {
    critique: isPlain(body) ? data : normaliseCritique(data),
    keptBody: data.path === path ? body : JSON.stringify({ ...(value as object), path: data.path }),
  };
}

/**
 * The one way in for critiques, from pages by `POST /v1/critiques` and from forms without script: reads the body, routes it,
 * and resolves after COMMIT.
 *
 * @throws Refusal `invalid`, `work-wanted` or `unavailable`; what became of the text itself is in `kept`.
 */
export function createCritiqueTaker({ store, site, now, sample, gate, demandWork, log }: TakerOptions) {
  const keep = createKeeper(store);
  function doubtOf({ tookMs, comment, expectedText, remedyText }: Critique, signs: FormSigns) {
    const words = [comment, expectedText, remedyText].filter(Boolean).join('\n');
    const isTrapFilled = signs.isTrapFilled ?? false;
    return doubt({ isTrapFilled, tookMs: tookMs ?? signs.tookMs, words, isRepeated: gate.isRepeated(words) });
  }

  return async (sent: Pick<Envelope, 'sentAt' | 'proof' | 'work' | 'body'>, signs: FormSigns = {}): Promise<Taken> => {
    const { critique, keptBody } = readCritique(sent.body);
    const receivedAt = now();
    const touchpoint = site.touchpoint(critique.touchpointId);
    // As UTF-8 has it, which no half of a character survives.
    const digest = hash('sha256', sent.body.toWellFormed());
    const secretHash = hashSecret(sent.proof);
    await demandWork?.(sent.work, { critique, digest, secretHash });
    const reasons = doubtOf(critique, signs);
    const kept = await keep({
      critique,
      touchpointId: touchpoint?.id ?? fallbackTouchpoint,
      times: claimedTimes({ ...critique, sentAt: sent.sentAt }, receivedAt),
      digest,
      body: keptBody.toWellFormed(),
      receivedAt: new Date(receivedAt).toISOString(),
      secretHash,
      ...promisedDates(touchpoint, receivedAt),
      doubt: reasons.length > 0 ? reasons.join(',') : null,
      sample,
    });
    // Until then the log beside the database still has the words.
    if (critique.withdrawn && kept.outcome === 'erased' && !(await store.compact()))
      log?.('warn', 'what was taken back stays in the log of the database until nobody reads from it; then it goes');
    const { critiqueId, revision } = critique;
    log?.('info', kept.outcome, { critiqueId, revision });
    return { critique, kept, digest };
  };
}
export type CritiqueTaker = ReturnType<typeof createCritiqueTaker>;
