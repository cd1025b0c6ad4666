import { useLocation } from 'preact-iso';
import type { ListQuery, LoadedList } from '../data/case-list.js';
import { formatCount } from '../text/format.js';
import { strings } from '../text/strings.js';
import { useInbox } from './inbox-context.js';
import { Choice } from './choice.js';

/** The query of the list as it stands in the address; what is not said is the default. */
export const readListQuery = (query: Record<string, string>): ListQuery => ({
  state: query['show'] === 'all' || query['show'] === 'doubt' ? query['show'] : 'open',
  order: query['order'] === 'newest' ? 'newest' : 'worst',
  touchpoint: query['touchpoint'] || undefined,
});

const writeListQuery = ({ state, order, touchpoint }: ListQuery): string => {
  const search = new URLSearchParams();
  if (state !== 'open') search.set('show', state);
  if (order === 'newest') search.set('order', 'newest');
  if (touchpoint !== undefined) search.set('touchpoint', touchpoint);
  return search.size > 0 ? `?${search}` : '';
};

/** Order, state and touchpoint. Choosing changes the address, and the address is what the list follows. */
export const ListFilters = ({ query }: { query: ListQuery }) => {
  const inbox = useInbox();
  const { route } = useLocation();
  const words = strings.list;
  const go = (change: Partial<ListQuery>): void =>
    route(`${inbox.base.inbox}/${writeListQuery({ ...query, ...change })}`, true);
  const touchpoints = inbox.touchpoints.value;
  const doubted = inbox.list.loaded.value?.doubted ?? 0;
  return (
    <div class="filters" role="group" aria-label={words.filters}>
      <Choice
        label={words.order}
        value={query.order}
        choices={[
          ['worst', words.worst],
          ['newest', words.newest],
        ]}
        onChoose={(order) => go({ order })}
      />
      <Choice
        label={words.which}
        value={query.state}
        choices={[
          ['open', words.open],
          ['doubt', doubted === 0 ? words.doubt : `${words.doubt} (${formatCount(doubted)})`],
          ['all', words.all],
        ]}
        onChoose={(state) => go({ state })}
      />
      <label class="field">
        <span>{words.touchpoint}</span>
        <select
          value={query.touchpoint ?? ''}
          onChange={(change) => go({ touchpoint: change.currentTarget.value || undefined })}
        >
          <option value="">{words.everyTouchpoint}</option>
          {touchpoints.map((one) => (
            <option key={one.touchpointId} value={one.touchpointId}>
              {one.name}
            </option>
          ))}
          {query.touchpoint !== undefined && !touchpoints.some((one) => one.touchpointId === query.touchpoint) && (
            <option value={query.touchpoint}>{query.touchpoint}</option>
          )}
        </select>
      </label>
    </div>
  );
};

/** Says how much is hidden, and why, whenever anything is. */
export const FilterBanner = ({ list }: { list: LoadedList }) => {
  const inbox = useInbox();
  const { route } = useLocation();
  const { query } = list;
  const words = strings.list;
  if (query.state === 'all' && query.touchpoint === undefined) return null;
  const name = inbox.touchpoints.value.find((one) => one.touchpointId === query.touchpoint)?.name ?? query.touchpoint;
  const filters = [
    { open: words.filterOpen, doubt: words.filterDoubt, all: undefined }[query.state],
    name === undefined ? undefined : words.filterTouchpoint(name),
  ].filter((text) => text !== undefined);
  const everything = writeListQuery({ state: 'all', order: query.order, touchpoint: undefined });
  return (
    <div class="banner">
      <p>{words.shown(formatCount(list.matching), formatCount(list.total), filters.join(', '))}</p>
      {list.matching < list.total && (
        <button type="button" class="plain" onClick={() => route(`${inbox.base.inbox}/${everything}`, true)}>
          {words.showAll}
        </button>
      )}
    </div>
  );
};
