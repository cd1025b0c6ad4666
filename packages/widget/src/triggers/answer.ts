/** For a MutationObserver that is to miss nothing. */
const anyChange: MutationObserverInit = {
  subtree: true,
  childList: true,
  attributes: true,
  characterData: true,
};

/**
 * Lets the observer see every change of the page, those in open shadow roots included but not our own, and `toggled` be called
 * when a popover shows or goes: nothing else tells of it, and that event leaves no root. Given again, the same ones change nothing.
 */
export const watchAnswers = (root: Document | ShadowRoot, observer: MutationObserver, toggled: () => void): void => {
  observer.observe(root, anyChange);
  root.addEventListener('toggle', toggled, true);
  for (const { shadowRoot } of root.querySelectorAll(':not(earful-critique,earful-launcher)'))
    if (shadowRoot) watchAnswers(shadowRoot, observer, toggled);
};

/** May what was clicked answer where nobody can see it: in a closed shadow root? */
export const isClosed = ({ localName, shadowRoot }: Element): unknown => customElements.get(localName) && !shadowRoot;
