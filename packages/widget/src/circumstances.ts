import type { PublicConfig } from '@earful/protocol';
import type { Circumstances } from './conditions.js';
import type { createVisitor } from './page/visitor.js';

/** What is the case in this page, now. */
export const readCircumstances = (
  { touchpoints }: PublicConfig,
  here: () => string | undefined,
  trail: readonly string[],
  language: string,
  segments: string | undefined,
  visitor: ReturnType<typeof createVisitor>,
): Circumstances => ({
  address: location,
  referrer: document.referrer,
  trail,
  /** Only looked up where it is asked for. */
  get phase() {
    const place = here();
    return touchpoints.find(({ id }) => id === place)?.phase;
  },
  widthPx: innerWidth,
  coarse: matchMedia('(pointer:coarse)').matches,
  language,
  visitor: visitor.kind(),
  segments: segments?.split(' ') ?? [],
  now: Date.now(),
  lot: visitor.lot(),
});
