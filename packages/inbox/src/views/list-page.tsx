import { useSignal, useSignalEffect } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { describeDuration } from '../text/describe-duration.js';
import { describeNothing } from '../text/describe-shown.js';
import { formatCount } from '../text/format.js';
import { strings } from '../text/strings.js';
import type { LoadedList } from '../data/case-list.js';
import { FaultNote } from './fault-note.js';
import { useInbox } from './inbox-context.js';
import { bringBack, placeOf, useKeepPlace } from './keep-place.js';
import { FilterBanner, ListFilters, readListQuery } from './list-filters.js';
import { ListRow } from './list-row.js';
import { PageHeading } from './page-heading.js';
import { Unmeasured } from './unmeasured.js';

/** Height in px of what covers the top of the window, and a little more; a header that scrolls away covers nothing. */
const coveredPx = (): number => Math.max(0, document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0) + 8;

const moveFocus = (key: KeyboardEvent): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key.key];
  const links = Array.from((key.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.row-title a'));
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = step === undefined || at < 0 ? undefined : links[at + step];
  if (!next) return;
  key.preventDefault();
  next.focus();
};

const Counts = ({ list }: { list: LoadedList }) => {
  const inbox = useInbox();
  const waited = list.oldestUnreadAt && describeDuration(inbox.now.value - Date.parse(list.oldestUnreadAt));
  return (
    <p class="counts">
      <strong>{strings.list.waiting(formatCount(list.open))}</strong>
      {list.unread > 0 && (
        <span>
          {strings.list.unread(formatCount(list.unread))}
          {waited ? `; ${strings.list.oldest(waited)}` : ''}
        </span>
      )}
    </p>
  );
};

const Nothing = ({ list }: { list: LoadedList }) => {
  if (list.total === 0) return <Unmeasured withList />;
  return (
    <>
      <p class="nothing">{describeNothing(list)}</p>
      <Unmeasured withList={false} />
    </>
  );
};

const Rows = ({ list }: { list: LoadedList }) => {
  const inbox = useInbox();
  const rows = useRef<HTMLOListElement>(null);
  const above = useSignal(0);
  const fresh = inbox.list.fresh.value;
  useKeepPlace(rows, coveredPx());

  const countAbove = (): void => {
    const lines = Array.from(rows.current?.querySelectorAll('.fresh') ?? []);
    const covered = coveredPx();
    above.value = lines.filter((line) => line.getBoundingClientRect().bottom < covered).length;
  };
  useLayoutEffect(countAbove, [list]);
  useEffect(() => {
    addEventListener('scroll', countAbove, { passive: true });
    return () => removeEventListener('scroll', countAbove);
  }, []);
  useLayoutEffect(() => {
    const left = inbox.list.left;
    inbox.list.left = undefined;
    // In a moment: the router has not scrolled to the top yet.
    if (left) queueMicrotask(() => bringBack(rows.current, left, true));
    return () => inbox.list.forgetFresh();
  }, []);

  const showAbove = (): void => rows.current?.querySelector<HTMLElement>('.fresh a')?.focus();
  const showMore = async (): Promise<void> => {
    const last = rows.current?.lastElementChild;
    await inbox.list.more();
    // The button may be gone; what was asked for begins here. Who went elsewhere meanwhile is left alone.
    if (document.activeElement?.matches('body, .more')) last?.nextElementSibling?.querySelector('a')?.focus();
  };

  if (list.cases.length === 0) return <Nothing list={list} />;
  return (
    <>
      {above.value > 0 && (
        <button type="button" class="above" onClick={showAbove}>
          {strings.live.above(above.value)}
        </button>
      )}
      <ol
        ref={rows}
        class="rows"
        aria-label={strings.list.critiques}
        onKeyDown={moveFocus}
        onClick={(click) => {
          const row = (click.target as HTMLElement).closest<HTMLElement>('[data-case]');
          const opensElsewhere = click.ctrlKey || click.metaKey || click.shiftKey || click.altKey;
          if (row && !opensElsewhere) inbox.list.left = placeOf(row);
        }}
      >
        {list.cases.map((summary) => (
          <ListRow key={summary.caseId} summary={summary} isFresh={fresh.has(summary.caseId)} />
        ))}
      </ol>
      {list.cases.length < list.matching && (
        <button type="button" class="more" onClick={() => void showMore()}>
          {strings.list.more(
            formatCount(Math.min(50, list.matching - list.cases.length)),
            formatCount(list.cases.length),
            formatCount(list.matching),
          )}
        </button>
      )}
    </>
  );
};

/** The inbox: worst first, what is hidden is said, and what comes in comes in by itself. */
export const ListPage = () => {
  const inbox = useInbox();
  const location = useLocation();
  const query = readListQuery(location.query);
  const returning = useRef(inbox.list.left !== undefined);
  const { loaded, fault } = inbox.list;

  useEffect(() => {
    const at = location.url.indexOf('?');
    inbox.list.address = at < 0 ? '' : location.url.slice(at);
    void inbox.list.show(query);
  }, [location.url]);
  useSignalEffect(() => {
    // A first critique makes a touchpoint measured; when all of them are, there is nothing to learn any more.
    const { message } = inbox.latest.value;
    const known = inbox.touchpoints.peek();
    if (known.length > 0 && (message?.kind !== 'received' || known.every((one) => one.critiques > 0))) return;
    inbox.loadTouchpoints().catch(() => {
      // Names and counts are an extra here; the list itself says when the receiver is away.
    });
  });

  const list = loaded.value;
  return (
    <main id="content" class="page">
      <div class="page-head">
        <PageHeading focus={!returning.current}>{strings.list.title}</PageHeading>
        {list && <Counts list={list} />}
      </div>
      <ListFilters query={query} />
      {fault.value && <FaultNote fault={fault.value} onRetry={inbox.list.again} />}
      {!list && !fault.value && <p class="quiet">{strings.loading}</p>}
      {list && (
        <>
          {list.total > 0 && <FilterBanner list={list} />}
          <Rows list={list} />
        </>
      )}
    </main>
  );
};
