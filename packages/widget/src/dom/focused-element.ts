/** The innermost focused element of the page, through open shadow roots; undefined when it is nothing in particular. */
export const focusedElement = (): Element | undefined => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element && element !== document.body ? element : undefined;
};
