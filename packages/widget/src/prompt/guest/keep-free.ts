/**
 * Keeps page and prompt out of each other's way while a sheet is open: what the browser scrolls into view stops above it,
 * and it stands above the keyboard of the screen, with the field in view that is being filled in.
 */
export const keepFree = (prompt: HTMLElement, signal: AbortSignal, changed: () => void) => {
  const sheet = new CSSStyleSheet();
  let kept = '';
  const others = (): CSSStyleSheet[] => document.adoptedStyleSheets.filter((one) => one !== sheet);
  const view = window.visualViewport;
  const look = (): void => {
    // Somebody who magnifies the page with two fingers sees a part of it; that is no keyboard.
    const isMagnified = (view?.scale ?? 1) > 1.01;
    const hidden = view && !isMagnified ? Math.max(0, Math.round(innerHeight - view.height - view.offsetTop)) : 0;
    prompt.style.setProperty('--keyboard', hidden + 'px');
    const field = prompt.shadowRoot!.activeElement;
    if (hidden) field?.scrollIntoView({ block: 'nearest' });
    changed();
  };
  for (const kind of ['resize', 'scroll']) view?.addEventListener(kind, look, { signal });
  return {
    /** `box`: what it covers now; none for a modal dialog. */
    update(box?: DOMRect): void {
      const isWide = box && box.width > innerWidth * 0.6;
      const edge = box && box.top > innerHeight - box.bottom ? 'bottom' : 'top';
      const rules = isWide ? `html{scroll-padding-${edge}:${Math.ceil(box.height) + 8}px!important}` : '';
      if (rules === kept) return;
      sheet.replaceSync((kept = rules));
      // On top of what the page has; its own attributes and styles stay as they are.
      document.adoptedStyleSheets = [...others(), sheet];
    },
    end(): void {
      document.adoptedStyleSheets = others();
      prompt.style.removeProperty('--keyboard');
    },
  };
};
