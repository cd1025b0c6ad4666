import type { ExposureBatch } from '@earful/protocol';
import { listen } from '@earful/client';
import type { Consents } from '../shared/consents.js';
import { drain } from '../shared/drain.js';
import type { Settings } from '../shared/settings.js';
import { createFunnel } from './funnel.js';
import type { Happening, Held } from './happening.js';

/** An invitation is seen when half of it has been in view for so long, in a visible tab, in milliseconds. */
const seenMs = 1_000;

/** Batches whose answer never came, kept for the next occasion on this page: enough for an hour of tab switching. */
const longestQueue = 20;

/** A fresh name for a batch, also on plain http, where `crypto.randomUUID` is missing: UUID version 4 (RFC 9562). */
const mintBatchId = (): string => {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
};

/**
 * Counts what happens to invitations and tells the receiver sums, when the tab is left or hidden. Fetched only with
 * measurement consent; what this page has in memory until then is counted too. Best effort: a batch that could not be
 * sent waits for the next occasion on this page, under the same id, and ends with the page.
 */
export const count = (
  happenings: Happening[],
  consents: Consents,
  endpoint: string,
  { key }: Settings,
  locale: string,
): void => {
  const funnel = createFunnel(locale);
  const prompts = new WeakMap<Element, Held>();
  const timers = new WeakMap<Element, ReturnType<typeof setTimeout>>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        clearTimeout(timers.get(target));
        const look = (): void => {
          if (document.hidden) timers.set(target, setTimeout(look, seenMs));
          else funnel.seen(prompts.get(target));
        };
        if (intersectionRatio >= 0.5) timers.set(target, setTimeout(look, seenMs));
      }
    },
    { threshold: 0.5 },
  );
  drain(happenings, (happening) => {
    funnel.tell(happening);
    const [what, event, , , prompt] = happening;
    const element = what === 'prompt' && event === 'open' && prompt.deref();
    if (!element) return;
    prompts.set(element, prompt);
    observer.observe(element);
  });

  let queue: ExposureBatch[] = [];
  const underWay = new Set<ExposureBatch>();
  const post = async (batch: ExposureBatch): Promise<void> => {
    underWay.add(batch);
    try {
      const { status } = await fetch(endpoint + '/v1/exposures', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify(batch),
        credentials: 'omit',
        keepalive: true,
      });
      // What was refused once would be refused again.
      if (status < 500 && status !== 429) queue = queue.filter((one) => one !== batch);
    } catch {
      // Offline: it waits.
    }
    underWay.delete(batch);
  };
  const flush = (): void => {
    const sums = funnel.take();
    if (!consents.measurement) queue = [];
    else if (sums)
      queue = [...queue, { earful: 1 as const, key, batchId: mintBatchId(), ...sums }].slice(-longestQueue);
    for (const batch of queue) if (!underWay.has(batch)) void post(batch);
  };
  listen('visibilitychange', () => document.hidden && flush());
  listen('pagehide', () => {
    funnel.leave();
    flush();
  });
};
