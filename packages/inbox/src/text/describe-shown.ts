import type { LoadedList } from '../data/case-list.js';
import { formatCount } from './format.js';
import { strings } from './strings.js';

const words = strings.list;

/** How much of all is shown, and what hides the rest. A touchpoint that is not known goes by its id. */
export const describeShown = (
  { query, matching, total }: Pick<LoadedList, 'query' | 'matching' | 'total'>,
  touchpoints: readonly { touchpointId: string; name: string }[],
): string => {
  const name = touchpoints.find((one) => one.touchpointId === query.touchpoint)?.name ?? query.touchpoint;
  const filters = [
    { open: words.filterOpen, doubt: words.filterDoubt, all: undefined }[query.state],
    name === undefined ? undefined : words.filterTouchpoint(name),
  ].filter((text) => text !== undefined);
  const [shown, all] = [formatCount(matching), formatCount(total)];
  return filters.length === 0 ? words.shownAll(shown, all) : words.shown(shown, all, filters.join(', '));
};

/** Why no line is there, although something has been said. */
export const describeNothing = ({ query, open, total }: Pick<LoadedList, 'query' | 'open' | 'total'>): string =>
  open === 0 && !query.touchpoint
    ? `${words.nothingOpen} ${words.answeredSoFar(formatCount(total))}`
    : words.nothingMatches;
