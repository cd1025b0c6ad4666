import { useLocation } from 'preact-iso';
import type { ListQuery, LoadedList } from '../data/case-list.js';
import { describeNothing, describeShown } from '../text/describe-shown.js';
import { formatCount } from '../text/format.js';
import { strings } from '../text/strings.js';
import { useAnnounceChange } from './announce-change.js';
import { useInbox } from './inbox-context.js';
import { Choice } from './choice.js';
import { PassingButton } from './passing-button.js';

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

/** Says how much is hidden, and why, whenever anything is; and what is shown now, when another filter was chosen. */
export const FilterBanner = ({ list }: { list: LoadedList }) => {
  const inbox = useInbox();
  const { route } = useLocation();
  const { query } = list;
  const shown = describeShown(list, inbox.touchpoints.value);
  useAnnounceChange(writeListQuery(query), list.cases.length > 0 ? shown : `${shown} ${describeNothing(list)}`);
  if (query.state === 'all' && query.touchpoint === undefined) return null;
  const everything = writeListQuery({ state: 'all', order: query.order, touchpoint: undefined });
  return (
    <div class="banner">
      <p>{shown}</p>
      {list.matching < list.total && (
        <PassingButton class="plain" onClick={() => route(`${inbox.base.inbox}/${everything}`, true)}>
          {strings.list.showAll}
        </PassingButton>
      )}
    </div>
  );
};
