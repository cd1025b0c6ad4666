/** How long letters wait to be drawn and noted, in milliseconds. A crash loses no more than this. */
const restMs = 300;

/** How long typing rests before somebody looks through the words, in milliseconds. */
const lookMs = 400;

/** Drawing and noting with every letter would make typing heavy on a slow device: what came together is told together. */
export const createTyping = () => {
  const growsItself = CSS.supports('field-sizing', 'content');
  let tell: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    const told = tell;
    tell = undefined;
    told?.();
  };
  addEventListener('pagehide', flush);
  return {
    flush,
    /**
     * Takes note of what happens to a form; `change` tells it: soon, if somebody types, else at once. Then nothing is left to be
     * told: Chromium fires `change` at a field with focus as it is taken away, which is in the middle of drawing.
     */
    take({ target }: Event, change: () => void, look: () => void): void {
      const field = target as HTMLTextAreaElement;
      const isText = field.localName === 'textarea';
      if (!tell) setTimeout(flush, restMs);
      tell = change;
      if (isText) {
        if (!growsItself) {
          field.style.height = 'auto';
          field.style.height = field.scrollHeight + 2 + 'px';
        }
        clearTimeout(timer);
        timer = setTimeout(look, lookMs);
      } else if (field.id !== 'contact') flush();
    },
  };
};
