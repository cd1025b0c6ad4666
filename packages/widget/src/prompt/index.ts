import { defineElements } from '../define.js';
import type { Ask, Handover, Prompt } from '../handover.js';
import { EarfulCritique } from './earful-critique.js';
import { loadWording } from './wording.js';

/** Prepares the prompt: fetches the visitor's wording and registers the element. */
export const createPrompt = async (handover: Handover): Promise<Prompt> => {
  const { config, locale } = handover;
  const isVaried = config.experiment?.opening || config.triggers?.some(({ signal }) => signal === 'sample');
  const [wording, manners] = await Promise.all([loadWording(locale), import('./manners.js').catch(() => undefined)]);
  const { strings } = wording;
  // Where it would speak of sending. No other message is reached.
  if (handover.testing) strings.hintTap = strings.sending = strings.test;
  EarfulCritique.context = {
    handover,
    wording,
    openings: isVaried ? (await import('./openings.js')).openingsIn(locale) : undefined,
    manners: manners?.createManners(handover, strings),
  };
  defineElements();
  EarfulCritique.fetchDetails().catch(() => {});
  let element: EarfulCritique | undefined;
  return {
    ask(ask: Ask): void {
      const same = element?.touchpoint === ask.touchpoint;
      if (ask.origin === 'self' && same && element?.isConnected) return element.focusTitle();
      element?.close();
      // Words that were not sent are still there when the person comes back.
      if (!element || !(ask.origin === 'self' && same && element.isUnsent)) {
        element = new EarfulCritique();
        element.setAttribute('touchpoint', ask.touchpoint);
        element.setAttribute(
          'surface',
          matchMedia('(max-width: 599px), (max-height: 479px)').matches ? 'sheet' : 'card',
        );
        element.ask = ask;
      }
      element.opener = ask.opener;
      (EarfulCritique.context.manners?.houseOf(ask.opener) ?? document.body).append(element);
      if (ask.origin === 'self') element.focusTitle();
    },
    close: () => element?.close(),
  };
};
