import type { Content } from '@earful/client';
import type { Ask } from '../handover.js';
import type { Flow } from './flow.js';
import { contactOf } from './flow.js';

/** Where and in which words the prompt stood. */
export interface Scene {
  surface: Content['surface'];
  locale: string;
  trail: string[];
  path: string;
  viewportWidth: number;
}

/** Order moves answers, so an opening brings its own: worst first with critique, best first with the others. */
export const isBestFirst = ({ opening = 'critique' }: Ask): boolean => opening !== 'critique';

/**
 * One revision: a full snapshot. Before "Send details" it holds the tap only; unsent words never leave the device.
 * Empty fields are undefined, which the client leaves out, because unknown is absent.
 */
export const contentOf = (ask: Ask, { answer, draft, step }: Flow, scene: Scene): Content => {
  const { touchpoint, origin, opening, facts, promise, occurredAt } = ask;
  const { causes, comment, expectedText, severity, wanted } = draft;
  return {
    touchpointId: touchpoint,
    origin,
    opening,
    answerOrder: isBestFirst(ask) ? 'bestFirst' : 'worstFirst',
    ...scene,
    facts,
    promise,
    occurredAt,
    ...(step === 'done' && {
      causes: causes[0] ? causes : undefined,
      comment: comment.trim() ? comment : undefined,
      expectedText: expectedText.trim() ? expectedText : undefined,
      severity,
      reply: { wanted, [wanted]: contactOf(draft) || undefined },
    }),
    ...answer,
  } as Content;
};
