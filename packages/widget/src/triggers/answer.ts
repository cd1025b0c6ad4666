/**
 * Lets the observer see every change of the page, those in open shadow roots included but not our own, and `toggled` be called
 * when a popover shows or goes: nothing else tells of it, and that event leaves no root. Given again, the same ones change nothing.
 *
 * @returns what the fields hold, to be compared: nothing tells of what a script writes into them
 */
export const watchAnswers = (root: Document | ShadowRoot, observer: MutationObserver, toggled: () => void): string => {
  let fields = '';
  observer.observe(root, { childList: true, characterData: true, subtree: true, attributes: true });
  root.addEventListener('toggle', toggled, true);
  for (const element of root.querySelectorAll<HTMLInputElement>(':not(earful-critique,earful-launcher)')) {
    if (element.validity) fields += element.value + element.checked;
    if (element.shadowRoot) fields += watchAnswers(element.shadowRoot, observer, toggled);
  }
  return fields;
};
