import type { Box } from '../../dom/overlap.js';

/** Where the prompt can stand: in its own corner or in the opposite one, whole or as a bar of one line. */
export interface Place {
  aside: boolean;
  small: boolean;
}

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
