import { focusedElement } from '../../dom/focused-element.js';
import { overlap } from '../../dom/overlap.js';
import type { Box } from '../../dom/overlap.js';
import { whenScrolled } from '../../dom/when-scrolled.js';
import { keepFree } from './keep-free.js';
import type { Modal } from './modal.js';
import { canBeHidden, freest, placesFrom } from './places.js';
import type { Place } from './places.js';

/** What a prompt that floats consists of. */
export interface Parts {
  panel: HTMLElement;
  modal: Modal;
  words: { minimise: string; restore: string; close: string };
  close(): void;
  /** Is the window small? */
  small: MediaQueryList;
  signal: AbortSignal;
}

const button = (className: string, onclick: () => void): HTMLButtonElement =>
  Object.assign(document.createElement('button'), { type: 'button', className, onclick });

/**
 * Decides where a card or sheet stands, again with everything that may have changed: it covers nothing that has the focus
 * and nothing marked with `data-earful-avoid`, stays above the keyboard of the screen, and becomes a bar of one line where
 * it has no room.
 */
export const createPosition = (prompt: HTMLElement, { panel, modal, words, close, small, signal }: Parts) => {
  const root = prompt.shadowRoot!;
  let byChoice = false;
  let isWanted = false;
  const read = (): Place => ({ aside: prompt.hasAttribute('aside'), small: prompt.hasAttribute('small') });
  const take = ({ aside, small: isSmall }: Place): void => {
    prompt.toggleAttribute('aside', aside);
    prompt.toggleAttribute('small', isSmall);
  };
  const title = (): HTMLElement => root.querySelector('h2')!;

  const resize = (isSmall: boolean) => (): void => {
    byChoice = isSmall;
    isWanted = true;
    prompt.toggleAttribute('small', isSmall);
    settle();
    (isSmall ? bar : title()).focus();
  };
  const bar = button('bar', resize(false));
  bar.setAttribute('part', 'bar');
  const minimise = button('smaller', resize(true));
  minimise.setAttribute('part', 'minimise');
  minimise.ariaLabel = words.minimise;
  const shut = button('close', close);
  shut.ariaLabel = words.close;
  // Before anything that lit-html manages.
  title().after(minimise);
  root.append(bar, shut);

  /** Nobody has asked for it yet. */
  const isInvitation = (): boolean => !isWanted && panel.classList.contains('invites');
  const name = (): void => {
    const says = title().textContent!.trim();
    // What was never open is not opened again: it asks.
    const offers = isInvitation() ? root.querySelector('legend')!.textContent : words.restore;
    if (bar.textContent !== says + offers)
      bar.replaceChildren(says, Object.assign(document.createElement('b'), { textContent: offers }));
  };
  name();
  /** A scale of which the mild end lies below the foot is not balanced; nor is a "Not now" out of sight a choice. */
  const isCramped = (): boolean => {
    const [answers, foot] = [...panel.querySelectorAll('.answers,.foot')].map((it) => it.getBoundingClientRect());
    return answers!.bottom > foot!.top || foot!.bottom > panel.getBoundingClientRect().bottom;
  };
  const obstacles = (): Box[] => {
    const focused = focusedElement();
    const found: Element[] = [...document.querySelectorAll('[data-earful-avoid]')];
    if (focused && focused !== prompt && !root.contains(focused)) found.push(focused);
    return found
      .map((element) => element.getBoundingClientRect())
      .filter((box) => box.width && box.height && canBeHidden(box, innerWidth, innerHeight));
  };

  const settle = (): void => {
    // Heights of the window know nothing of a page that is drawn larger. Every change has all styles in here computed again.
    const zoom = `${prompt.currentCSSZoom ?? 1}`;
    if (zoom !== (prompt.style.getPropertyValue('--zoom') || '1')) prompt.style.setProperty('--zoom', zoom);
    const own = document.activeElement === prompt || !!root.activeElement;
    if (small.matches && !isInvitation() && !byChoice) {
      take({ aside: false, small: false });
      if (!modal.isOpen) {
        modal.open();
        title().focus();
      }
    } else {
      if (modal.isOpen) {
        modal.shut();
        if (own && !byChoice) title().focus();
      }
      name();
      const boxes = obstacles();
      if (isInvitation() && !read().small) {
        // First without what can be spared; an invitation whose answers cannot be seen is better a line that can be read.
        prompt.toggleAttribute('tight', false);
        prompt.toggleAttribute('tight', panel.scrollHeight > panel.clientHeight);
        prompt.toggleAttribute('small', isCramped());
      }
      const places = placesFrom(read(), own);
      take(
        freest(places, (place) => {
          take(place);
          const box = prompt.getBoundingClientRect();
          return boxes.reduce((sum, one) => sum + overlap(box, one), 0);
        }),
      );
    }
    free.update(modal.isOpen ? undefined : prompt.getBoundingClientRect());
  };
  const free = keepFree(prompt, signal, settle);

  let due = 0;
  const soon = (): void => {
    due ||= requestAnimationFrame(() => {
      due = 0;
      if (prompt.isConnected) settle();
    });
  };
  document.addEventListener('focusin', ({ target }) => target === prompt || settle(), { signal, capture: true });
  // A browser scrolls no more of a text field into view than the line that is written in.
  root.addEventListener(
    'focusin',
    ({ target }) => {
      const field = target as HTMLElement;
      if (field.matches('textarea')) field.scrollIntoView({ block: 'nearest' });
    },
    { signal },
  );
  addEventListener('resize', soon, { signal });
  const grown = new ResizeObserver(soon);
  grown.observe(prompt);
  small.addEventListener('change', settle, { signal });
  // A page may scroll slowly to what has got the focus.
  whenScrolled(soon, { signal });
  // On the way only what a site wants kept free is looked at; whoever scrolls past a field is not on it.
  addEventListener('scroll', () => document.querySelector('[data-earful-avoid]') && soon(), {
    signal,
    capture: true,
    passive: true,
  });
  return {
    settle,
    leave(): void {
      cancelAnimationFrame(due);
      grown.disconnect();
      modal.shut();
      take({ aside: false, small: false });
      minimise.remove();
      bar.remove();
      shut.remove();
      free.end();
    },
  };
};
