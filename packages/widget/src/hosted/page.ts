import { keepOffline } from './keep-offline.js';
import { watchKiosk } from './kiosk.js';

/**
 * What the hosted page does for itself where script runs. The plain form stands inside the element of the prompt, so the
 * browser shows the one or the other and never neither; here only focus is carried over, and what is typed nowhere is taken away.
 */
const enhance = (): void => {
  const { src } = document.currentScript as HTMLScriptElement;
  const prompt = document.querySelector('earful-critique')!;
  const ready = new Promise<void>((resolve) =>
    prompt.addEventListener(
      'earful-open',
      () => {
        const { activeElement } = document;
        const answer = prompt.contains(activeElement) && activeElement!.getAttribute('value');
        prompt.replaceChildren();
        if (answer) prompt.shadowRoot!.querySelector<HTMLElement>(`[value="${answer}"]`)?.focus();
        resolve();
      },
      { once: true },
    ),
  );
  // What invites to a tap goes with the tap, in the same moment, so that nothing moves afterwards; a new prompt invites again.
  const intro = document.querySelector<HTMLElement>('.intro')!;
  addEventListener('earful-before-submit', () => (intro.hidden = true));
  addEventListener('earful-open', ({ target }) => {
    intro.hidden = !(target as Element).shadowRoot!.querySelector('.answers');
  });
  const bar = document.querySelector<HTMLElement>('.kiosk');
  if (bar) watchKiosk(bar);
  // Storage may be full or forbidden: the page works all the same as long as there is a network.
  keepOffline(new URL('..', src).href, ready).catch(() => {});
};

enhance();
