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
    /** Takes note that something is typed into a field; `change` tells it, soon. False if it is none that is typed into. */
    take({ target }: Event, change: () => void, look: () => void): boolean {
      const field = target as HTMLTextAreaElement;
      const isText = field.localName === 'textarea';
      if (!isText && field.id !== 'contact') return false;
      if (!tell) setTimeout(flush, restMs);
      tell = change;
      if (!isText) return true;
      if (!growsItself) {
        field.style.height = 'auto';
        field.style.height = field.scrollHeight + 2 + 'px';
      }
      clearTimeout(timer);
      timer = setTimeout(look, lookMs);
      return true;
    },
  };
};
