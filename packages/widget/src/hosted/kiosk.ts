import type { Plural } from '@earful/protocol/wording/types';
import { count } from '@earful/protocol/wording/fill';

/**
 * A screen that people share: after so many seconds without input everything is cleared and the start is shown again. The
 * bar says when, and has a button for the next person.
 *
 * @param bar shown from the first input on; `data-seconds` is the time
 */
export const watchKiosk = (bar: HTMLElement): void => {
  const line = bar.querySelector<HTMLElement>('[data-forms]')!;
  const forms = JSON.parse(line.dataset['forms']!) as Plural;
  const forMs = Number(bar.dataset['seconds']) * 1_000;
  let end: number | undefined;

  const clear = (): void => {
    end = undefined;
    try {
      sessionStorage.clear();
    } catch {
      // Forbidden, so there is nothing in it.
    }
    // A new document forgets everything, and takes the place of this one in the history. It opens offline if the worker
    // answers for it; where there is none, a new prompt has to do.
    if (navigator.serviceWorker?.controller) return location.replace(location.pathname + location.search);
    const used = document.querySelector('earful-critique')!;
    used.replaceWith(used.cloneNode());
    bar.hidden = true;
    scrollTo(0, 0);
  };
  const tell = (): void => {
    if (end === undefined) return;
    const seconds = Math.ceil((end - Date.now()) / 1_000);
    if (seconds <= 0) return clear();
    line.textContent = count(forms, seconds, document.documentElement.lang);
  };
  const restart = (): void => {
    end = Date.now() + forMs;
    bar.hidden = false;
    tell();
  };

  for (const type of ['pointerdown', 'keydown', 'input', 'wheel'])
    addEventListener(type, restart, { capture: true, passive: true });
  setInterval(tell, 1_000);
  bar.querySelector('a')!.addEventListener('click', (click) => {
    click.preventDefault();
    clear();
  });
  // Back out of the browser's memory, with everything that the last person has typed.
  addEventListener('pageshow', ({ persisted }) => persisted && clear());
};
