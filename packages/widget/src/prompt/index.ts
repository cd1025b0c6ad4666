import type { Ask } from '../etiquette/ask.js';
import type { Wording } from '../wording/load-wording.js';
import { EarfulCritique } from './earful-critique.js';
import type { Handover, Prompt } from './handover.js';
import { passOn } from './submission.js';
import { ignored } from '../shared/storage.js';
import { loadWording } from '../wording/load-wording.js';

/** Prepares the prompt: fetches the visitor's wording and registers the element. */
export const createPrompt = async (handover: Handover): Promise<Prompt> => {
  const { config, locale, testing } = handover;
  handover.ignored.forEach(ignored.add, ignored);
  const load = async (): Promise<Wording> => {
    const wording = await loadWording(locale, config);
    // Where it would speak of sending. No other message is reached.
    const { test } = wording.strings;
    return testing ? { ...wording, strings: { ...wording.strings, hintTap: test, sending: test } } : wording;
  };
  const [first, guests] = await Promise.all([load(), import('./guest/manners.js').catch(() => undefined)]);
  let wording = first;
  const manners = guests?.createManners(handover, wording.strings);
  EarfulCritique.context = { handover, wording, manners };
  handover.client.onOutcome(passOn);
  // A second copy of the script on the page finds it registered and leaves it.
  if (!customElements.get('earful-critique')) customElements.define('earful-critique', EarfulCritique);
  const fetchDetails = (): void => void EarfulCritique.fetchDetails().catch(() => {});
  fetchDetails();
  let element: EarfulCritique | undefined;
  return {
    ask(ask: Ask): void {
      const same = element?.touchpoint === ask.touchpoint;
      if (ask.origin === 'self' && same && element?.isConnected) return element.focusTitle();
      element?.close();
      EarfulCritique.context = { handover, wording, manners };
      if (wording !== first) fetchDetails();
      // The next time it may be there. Nobody is spoken to in two languages at once.
      if (wording.isStandIn)
        load()
          .then((better) => (wording = better))
          .catch(() => {});
      // Words that were not sent are still there when the person comes back.
      if (!element || !(ask.origin === 'self' && same && element.isUnsent)) {
        // The page may have wrapped the class that it let us register: that alone can be made.
        element = document.createElement('earful-critique');
        element.touchpoint = ask.touchpoint;
        element.surface = matchMedia('(max-width: 599px), (max-height: 479px)').matches ? 'sheet' : 'card';
        element.ask = ask;
      }
      element.opener = ask.opener;
      (manners?.houseOf(ask.opener) ?? document.body).append(element);
      if (ask.origin === 'self') element.focusTitle();
    },
    close: () => element?.close(),
  };
};
