import type { Content } from '@earful/client';
import type { Ask } from '../etiquette/ask.js';
import type { Flow } from './flow.js';

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
 * One revision: a full snapshot. Before "Send details" it holds the tap only; unsent words never leave the device. One that
 * takes the critique back holds nothing of what was said.
 *
 * @param details what was filled in, as far as it was sent
 */
export const contentOf = (
  ask: Ask,
  { answer, isWithdrawn }: Pick<Flow, 'answer' | 'isWithdrawn'>,
  { surface, locale, ...scene }: Scene,
  details?: Partial<Content>,
): Content => {
  const { touchpoint, origin, opening, facts, promise, occurredAt } = ask;
  const names = {
    touchpointId: touchpoint,
    origin,
    surface,
    locale,
    answerOrder: isBestFirst(ask) ? 'bestFirst' : 'worstFirst',
  } as const;
  return (
    isWithdrawn
      ? { ...names, withdrawn: true }
      : { ...names, ...scene, opening, facts, promise, occurredAt, ...details, ...answer }
  ) as Content;
};
