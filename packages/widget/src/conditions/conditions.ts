import type { PublicConfig } from '@earful/protocol';
import { covers, coversAddress } from '../page/covers-address.js';
import type { createVisitor } from '../page/visitor.js';

/** The `when` of a trigger. */
export type Conditions = NonNullable<NonNullable<PublicConfig['triggers']>[number]['when']>;

/** What conditions are held against, at one moment. */
export interface Circumstances {
  address: Pick<URL, 'pathname' | 'search' | 'hash'>;
  /** Address of the page before, or empty. */
  referrer: string;
  /** Touchpoints passed in this visit, the present one last. */
  trail: readonly string[];
  phase: string | undefined;
  widthPx: number;
  /** A finger rather than a mouse. */
  coarse: boolean;
  /** BCP 47. */
  language: string;
  /** Undefined when the visitor has not allowed to know. */
  visitor: 'new' | 'returning' | undefined;
  segments: readonly string[];
  /** In milliseconds since 1970. */
  now: number;
  /** 0 … 1: this visitor's lot in every draw. */
  lot: number;
}

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

/** Widest phone, in CSS pixels. */
const phonePx = 599;

const coversReferrer = (pattern: string, referrer: string): boolean => {
  if (!referrer) return false;
  const { host, pathname } = new URL(referrer);
  return covers(pattern, host + pathname);
};

/** Do all conditions hold? What is not asked for is free. */
export const holds = (when: Conditions, at: Circumstances): boolean => {
  const {
    addresses,
    referrers,
    previous,
    passed,
    devices,
    minWidthPx,
    maxWidthPx,
    languages,
    visitor,
    segments,
    phases,
    from,
    until,
    share,
  } = when;
  const device = at.coarse ? (at.widthPx > phonePx ? 'tablet' : 'phone') : 'desktop';
  const language = at.language.toLowerCase();
  // An unreadable moment compares false and holds for nobody.
  return (
    (!addresses || addresses.some((pattern) => coversAddress(pattern, at.address))) &&
    (!referrers || referrers.some((pattern) => coversReferrer(pattern, at.referrer))) &&
    (!previous || previous.includes(at.trail.at(-2)!)) &&
    (!passed || passed.every((name) => at.trail.includes(name))) &&
    (!devices || devices.includes(device)) &&
    // Nothing is less or greater than what is not asked for.
    !(at.widthPx < minWidthPx!) &&
    !(at.widthPx > maxWidthPx!) &&
    (!languages || languages.some((tag) => (language + '-').startsWith(tag.toLowerCase() + '-'))) &&
    (!visitor || visitor === at.visitor) &&
    (!segments || segments.some((name) => at.segments.includes(name))) &&
    (!phases || phases.includes(at.phase as (typeof phases)[number])) &&
    (!from || at.now >= Date.parse(from)) &&
    (!until || at.now < Date.parse(until)) &&
    !(at.lot >= share!)
  );
};
