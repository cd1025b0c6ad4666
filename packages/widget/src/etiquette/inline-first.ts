import type { Consents } from '../shared/consents.js';
import { keep, recall } from '../shared/storage.js';
import type { Ask, Moment } from './ask.js';

/**
 * Moments that an inline link of the page asks about before anybody is invited: whoever opens the prompt there, at the named
 * touchpoint, is asked about the latest of them. How many there were is known across pages only with storage consent.
 */
export const createInlineFirst = (consents: Consents) => {
  const latest: Record<string, Ask> = {};
  const counts: Record<string, number> = {};
  let present: Moment | undefined;
  return {
    /** Something else happens, be it in the same breath. */
    begin: (): unknown => (present = undefined),
    /** What happens now: rules that hear of it in the same breath speak of one moment. */
    moment: (): Moment => (present ??= (setTimeout(() => (present = undefined)), {})),
    /** What the person who opens this touchpoint by its name comes for, as long as nothing speaks against it. */
    at(touchpoint?: string): Ask | undefined {
      const ask = latest[touchpoint!];
      return ask?.isSettled?.() || ask?.refusal?.() ? undefined : ask;
    },
    /** Hears of every event of a prompt: what has been answered, whichever way it was asked, is offered no more. */
    hear(event: string, { touchpoint, moment }: Ask): void {
      if (/saved|received/.test(event) && latest[touchpoint]?.moment === moment) delete latest[touchpoint];
    },
    /**
     * Is this one of the first so many moments in this visit, which are left to the page's own link? Unless somebody has said
     * how many: the first known failure where the page has such a link, else none.
     */
    takes(ask: Ask, inlineFirst?: number): boolean {
      const { touchpoint, origin, known, moment = {}, priority = 50 } = ask;
      if (!(inlineFirst ?? (known && document.querySelector(`[data-earful-open="${touchpoint}"]`)))) return false;
      const other = latest[touchpoint];
      // Of one moment the rule has it that would ask.
      if (other?.moment !== moment || (other.priority ?? 50) < priority) latest[touchpoint] = ask;
      if (consents.storage) Object.assign(counts, recall('sessionStorage', 'offered'));
      const name = origin + touchpoint;
      const count = (moment[name] ??= counts[name] = -~counts[name]!);
      if (consents.storage) keep('sessionStorage', 'offered', counts);
      return count <= (inlineFirst ?? 1);
    },
  };
};
