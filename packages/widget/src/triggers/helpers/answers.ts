/**
 * Our own elements, which come with the first sign of a person; links that fetch ahead; and ripples: design systems draw one with
 * every press.
 */
const isNoAnswer = (it: Node): boolean =>
  /^earful-|pre(load|fetch)/.test((it as Element).localName + (it as HTMLLinkElement).rel) ||
  (/ripple/i.test((it as Element).className) && !it.textContent);

/**
 * Does the page answer a click? Whatever changes or scrolls is an answer, in open shadow roots too. What our own elements do is
 * none, nor is a ripple, nor a change of which `isNone` says so. `onAnswer` hears of it.
 */
export const createAnswers = (onAnswer: () => void, isNone?: (change: MutationRecord) => unknown) => {
  // A page that nobody clicks, or that has answered, is not observed.
  const end = (): void => {
    observer.disconnect();
    onAnswer();
  };
  const observer = new MutationObserver((changes) => {
    for (const change of changes)
      if (![change.target, ...change.addedNodes, ...change.removedNodes].some(isNoAnswer) && !isNone?.(change))
        return end();
  });
  /**
   * Given again, the same roots change nothing. Nothing else tells of a popover, and neither event leaves its root.
   *
   * @returns what the fields hold, to be compared: nothing tells of what a script writes into them
   */
  const look = (root: Document | ShadowRoot = document): string => {
    let held = '';
    observer.observe(root, { childList: true, characterData: true, subtree: true, attributes: true });
    for (const sign of ['toggle', 'scroll']) root.addEventListener(sign, end, true);
    for (const element of root.querySelectorAll<HTMLInputElement>(':not(earful-critique,earful-launcher)')) {
      if (element.validity) held += element.value + element.checked;
      if (element.shadowRoot) held += look(element.shadowRoot);
    }
    return held;
  };
  return { look, end };
};
