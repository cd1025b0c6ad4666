const kinds =
  'keydown keyup keypress beforeinput input compositionstart compositionupdate compositionend paste copy cut focusin focusout';

/**
 * What is typed in here is nobody else's business: a page with the shortcut "s" must not save while somebody writes "shoes",
 * and a dialog of the page that watches where focus goes must not pull it back. Own listeners, which lie further inside,
 * hear everything; what a page catches on its window before us cannot be kept from it.
 */
export const keepKeys = (host: HTMLElement, signal?: AbortSignal): void => {
  for (const kind of kinds.split(' '))
    host.addEventListener(kind, (event) => event.stopPropagation(), signal && { signal });
};
