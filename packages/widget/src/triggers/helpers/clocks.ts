/** A clock that shows seconds has gone on after this time, in milliseconds. */
const tickMs = 1_500;

/** Figures that go on changing by themselves, as those of a clock, are no answer to a click. */
export const createClocks = () => {
  const figures = new Set<Node>();
  return {
    /** Have nothing but figures changed? They are noted. */
    note: ({ type, target }: MutationRecord): unknown =>
      type !== 'attributes' &&
      !(target as Element).firstElementChild &&
      /\d/.test(target.textContent!) &&
      figures.add(target),
    forget: (): void => figures.clear(),
    /** Tells, once it can be known, whether all figures that have changed are those of clocks. */
    settle(tell: (isClock: boolean) => void): ReturnType<typeof setTimeout> {
      const changed = [...figures];
      figures.clear();
      return setTimeout(() => tell(changed.every((it) => figures.has(it))), changed[0] && tickMs);
    },
  };
};
