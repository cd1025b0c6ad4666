import type { Etiquette, Reason } from './eligibility.js';

const fields = 'input:not([type=submit],[type=button],[type=image]),textarea,select,iframe,[contenteditable]';

/** The innermost focused element, through open shadow roots. */
const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

/** Watches this page for what stands in the way of asking. A frame with focus counts as a field: card forms live in frames. */
export const watchSurroundings = (): ((etiquette: Etiquette) => Reason | undefined) => {
  let lastInput = performance.now();
  for (const type of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll', 'touchmove']) {
    // Passive: scrolling does not wait for us.
    addEventListener(type, () => (lastInput = performance.now()), { capture: true, passive: true });
  }
  return ({ arrivalMs, quietMs }) => {
    const now = performance.now();
    if (document.hidden) return 'hidden';
    if (now < arrivalMs) return 'arrival';
    if (focused()?.matches(fields)) return 'typing';
    for (const dialog of document.querySelectorAll('dialog[open],[aria-modal=true]')) {
      if (dialog.getClientRects().length) return 'modalOpen';
    }
    return now - lastInput < quietMs ? 'quiet' : undefined;
  };
};
