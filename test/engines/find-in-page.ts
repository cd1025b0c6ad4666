import type { Role } from './driver.js';

/** Elements that may have a role. What they really are, the engine's own accessibility tree says. */
export const candidates: Record<Role, string> = {
  alert: '[role=alert]',
  button: 'button, [role=button], input[type=submit], summary',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  dialog: 'dialog, [role=dialog]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  link: 'a[href], [role=link]',
  radio: 'input[type=radio], [role=radio]',
  status: '[role=status], output',
  switch: '[role=switch]',
  textbox: 'textarea, input:not([type]), input[type=text], input[type=email], input[type=tel], [role=textbox]',
};

/**
 * Runs in the page: visible elements in its order, those in open shadow roots too.
 *
 * @param selector what they match
 * @param around what is around them matches; empty takes all
 * @param source part of a regular expression that their words match and those of no element inside them; null takes all
 */
export function findInPage(selector: string, around: string, source: string | null, flags: string): Element[] {
  const words = source === null ? undefined : new RegExp(source, flags);
  const wordsOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const isAround = (element: Element): boolean => {
    const host = (element.getRootNode() as Partial<ShadowRoot>).host;
    return !!element.closest(around) || (!!host && isAround(host));
  };
  const isVisible = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  const matches = (element: Element) =>
    isVisible(element) &&
    (!around || isAround(element)) &&
    (!words || (words.test(wordsOf(element)) && ![...element.children].some((child) => words.test(wordsOf(child)))));
  const below = (tree: Document | ShadowRoot): Element[] =>
    [...tree.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(selector) && matches(element) ? [element] : []),
      ...(element.shadowRoot ? below(element.shadowRoot) : []),
    ]);
  return below(document);
}
