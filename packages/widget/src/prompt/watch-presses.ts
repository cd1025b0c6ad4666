/** A press that takes longer is not waited for, in milliseconds. */
const longestPressMs = 500;

/**
 * Nothing moves between a press and its release: what is drawn then would pull the button away from under the finger. Answers
 * whether a press is on its way; what was asked for meanwhile is drawn when it has ended.
 */
export const watchPresses = (root: ShadowRoot, draw: () => void): (() => unknown) => {
  let pressed: ReturnType<typeof setTimeout> | 0 = 0;
  /** The press in which it was to be drawn. */
  let waits: typeof pressed = 0;
  const onPress = ({ type }: Event): void => {
    clearTimeout(pressed);
    const release = (): void => {
      pressed = 0;
      if (waits) draw();
    };
    if (type === 'click') release();
    else pressed = setTimeout(release, longestPressMs);
  };
  for (const type of ['pointerdown', 'click']) root.addEventListener(type, onPress, true);
  return () => (waits = pressed);
};
