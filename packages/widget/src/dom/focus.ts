const focusable = 'a[href],button,input,select,textarea,summary,[tabindex]';

const canTakeFocus = (element: Element): boolean =>
  element.matches(focusable) &&
  !element.matches(':disabled,[type=hidden],[inert] *') &&
  element.getClientRects().length > 0;

/** Parents of an element, through shadow roots, nearest first. */
const parentsOf = (element: Element): Element[] => {
  const parents: Element[] = [];
  for (let one: Element | null = element; one;) {
    const root = one.getRootNode();
    one = one.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    if (one) parents.push(one);
  }
  return parents;
};

/** The dialog or popover of the page that an element lies in: what is opened from there belongs in there, or is inert. */
export const dialogAround = (element: Element | null | undefined): Element | undefined =>
  element
    ? parentsOf(element).find((parent) => parent.matches('dialog:modal,[aria-modal=true],:popover-open'))
    : undefined;

/** The last thing of the page that can be focused. */
export const lastPlace = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(focusable)].findLast(canTakeFocus);

/**
 * Remembers where somebody was. Asked later, it names the same element or, where the page has taken it away, the first
 * thing beside it that can be focused.
 */
export const rememberPlace = (element: Element | null | undefined): (() => HTMLElement | undefined) => {
  const parents = element ? parentsOf(element) : [];
  return () => {
    if (!element || (element.isConnected && canTakeFocus(element))) return element as HTMLElement | undefined;
    for (const parent of parents) {
      if (!parent.isConnected || parent === document.body) continue;
      const beside = [parent, ...parent.querySelectorAll(focusable)].find(canTakeFocus);
      if (beside) return beside as HTMLElement;
    }
    return;
  };
};
