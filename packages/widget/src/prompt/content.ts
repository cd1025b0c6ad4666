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

/**
 * One revision: a full snapshot. Before "Send details" it holds the tap only; unsent words never leave the device.
 * Empty fields are left out, because unknown is absent.
 */
export const contentOf = (ask: Ask, { answer, draft, step }: Flow, scene: Scene): Content => {
  const { touchpoint, origin, facts, promise, occurredAt } = ask;
  const content: Content = { touchpointId: touchpoint, origin, answerOrder: 'worstFirst', ...scene, ...answer };
  const add = (more: Partial<Content>): unknown => Object.assign(content, more);
  if (facts && Object.keys(facts).length) add({ facts });
  if (promise) add({ promise });
  if (occurredAt) add({ occurredAt });
  if (step !== 'done') return content;
  const { causes, comment, expectedText, severity, wanted } = draft;
  if (causes.length) add({ causes });
  if (comment.trim()) add({ comment });
  if (expectedText.trim()) add({ expectedText });
  if (severity) add({ severity });
  const address = contactOf(draft);
  add({ reply: wanted === 'none' ? { wanted } : { wanted, [wanted]: address } });
  return content;
};
