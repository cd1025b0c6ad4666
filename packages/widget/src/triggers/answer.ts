/** A clock that shows seconds has gone on after this time, in milliseconds. */
const tickMs = 1_500;

/** Design systems draw one with every press, whatever comes of it. */
const isRipple = (it: Node): boolean => !it.textContent && /ripple/i.test((it as Element).className);

/**
 * Does the page answer a click? Whatever changes or scrolls is an answer, in open shadow roots too. What our own elements do is
 * none, nor is a ripple, nor are figures that go on changing by themselves, as those of a clock. `onAnswer` hears of it.
 */
export const createAnswers = (onAnswer: () => void) => {
  /** Where nothing but text has changed, and it has figures. */
  let figures: Node[] = [];
  // A page that nobody clicks, or that has answered, is not observed.
  const end = (): void => {
    figures = [];
    observer.disconnect();
    onAnswer();
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if ([target, ...addedNodes, ...removedNodes].some(isRipple)) continue;
      if (type === 'attributes' || (target as Element).firstElementChild || !/\d/.test(target.textContent!)) end();
      else figures.push(target);
    }
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
  /** Tells whether there was no answer: no figure has changed, or all of them go on. */
  const settle = (tell: (isDead: boolean) => void): ReturnType<typeof setTimeout> => {
    const changed = figures;
    figures = [];
    return setTimeout(() => tell(changed.every((it) => figures.includes(it))), changed[0] && tickMs);
  };
  return { look, end, settle };
};
