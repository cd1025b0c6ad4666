/** Puts the panel into a modal dialog and takes it out again. */
export interface Modal {
  readonly isOpen: boolean;
  open(): void;
  /** The panel stands free again. */
  shut(): void;
}

/**
 * On small windows the opened panel is a modal dialog of the platform: the page behind it is inert and cannot be reached by
 * Tab. `leave` is called when the platform asks to close it, by Escape or the back gesture. A touch outside closes nothing.
 */
export const createModal = (root: ShadowRoot, panel: HTMLElement, leave: () => void): Modal => {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'title');
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  // A browser may close it without asking a second time; the page may have objected to the first.
  dialog.addEventListener('close', () => {
    if (panel.parentNode === dialog) leave();
    if (panel.parentNode === dialog && dialog.isConnected) dialog.showModal();
  });
  return {
    get isOpen() {
      return dialog.open;
    },
    open() {
      // One role is enough: the dialog has it.
      panel.role = 'presentation';
      root.append(dialog);
      dialog.append(panel);
      dialog.showModal();
    },
    shut() {
      if (panel.parentNode !== dialog) return;
      panel.role = 'dialog';
      dialog.before(panel);
      dialog.close();
      dialog.remove();
    },
  };
};
