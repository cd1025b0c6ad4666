import { whenSeen } from './when-seen.js';

/** What the element says beside the name; nothing when it is no JSON object. */
const factsOf = (json: string | undefined): Record<string, unknown> => {
  try {
    return { ...(JSON.parse(json!) as object) };
  } catch {
    return {};
  }
};

/**
 * The host tells by markup: an element with `data-earful-signal="outOfStock"`, and facts as JSON in `data-earful-facts`,
 * raises that signal when it comes into view, once per element. So a page made on the server needs no script.
 */
export const watchMarkedSignals = (tell: (name: string, facts: Record<string, unknown>) => void): void =>
  whenSeen('[data-earful-signal]', 0, (element) => {
    const { earfulSignal, earfulFacts } = (element as HTMLElement).dataset;
    tell(earfulSignal!, factsOf(earfulFacts));
  });
