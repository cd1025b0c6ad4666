/** A rectangle of the window, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the prompt can stand: in its own corner or in the opposite one, whole or as a bar of one line. */
export interface Place {
  aside: boolean;
  small: boolean;
}

/** Area that two rectangles have in common, in square pixels; 0 when they only touch. */
export const overlap = (one: Box, other: Box): number =>
  Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) *
  Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

/**
 * The places worth trying, best first: it stays where it is if it can, moves to the other corner, and only then becomes a
 * bar. A bar stays one until somebody opens it again. `held`: somebody is at work in it, so it is not made a bar.
 */
export const placesFrom = ({ aside, small }: Place, held: boolean): Place[] => {
  const sides = (isSmall: boolean): Place[] => [
    { aside, small: isSmall },
    { aside: !aside, small: isSmall },
  ];
  return small ? sides(true) : held ? sides(false) : [...sides(false), ...sides(true)];
};

/** The first place that covers nothing; where there is none, the first of those that cover least. */
export const freest = <P>(places: readonly P[], coveredAt: (place: P) => number): P => {
  let best = places[0] as P;
  let least = Infinity;
  for (const place of places) {
    const covered = coveredAt(place);
    if (covered < least) [best, least] = [place, covered];
    if (!covered) break;
  }
  return best;
};

/** Nobody loses sight of what is larger than half the window: it counts for nothing. */
export const canBeHidden = (box: Box, width: number, height: number): boolean =>
  (box.right - box.left) * (box.bottom - box.top) <= (width * height) / 2;
