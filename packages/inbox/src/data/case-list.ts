import type { CaseList, CaseSummary, LiveMessage } from '@earful/protocol';
import type { StaffClient } from '@earful/client/staff';
import { StaffError } from '@earful/client/staff';
import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { describeAnswer } from '../text/describe-answer.js';
import { formatCount } from '../text/format.js';
import { strings } from '../text/strings.js';
import { createSingleFlight } from './single-flight.js';

/** What the list shows; it lies in the address of the page, so that it can be sent to a colleague. */
export interface ListQuery {
  state: 'open' | 'doubt' | 'all';
  order: 'worst' | 'newest';
  touchpoint: string | undefined;
}

export interface LoadedList extends CaseList {
  query: ListQuery;
  /** Critiques that nobody has acknowledged, over all filters, and when the oldest of them came. */
  unread: number;
  oldestUnreadAt: string | undefined;
}

/** Where a line is in the window. */
export interface Place {
  /** The line and all below it: when it has left the list, the next one has its place. */
  caseIds: string[];
  /** In px, from the top of the window. */
  top: number;
}

export interface CaseListModel {
  loaded: ReadonlySignal<LoadedList | undefined>;
  fault: ReadonlySignal<StaffError | undefined>;
  /** Cases that came or changed while the list was on the page. */
  fresh: ReadonlySignal<ReadonlySet<string>>;
  show(query: ListQuery): Promise<void>;
  more(): Promise<void>;
  again(): Promise<void>;
  /** Called for every live message; without one, everything may have changed. */
  changed(message: LiveMessage | undefined): Promise<void>;
  forgetFresh(): void;
  /** The query part of the list's address, for the way back. */
  address: string;
  /** Where the reader was when the list was left. */
  left: Place | undefined;
}

interface Surroundings {
  client: StaffClient;
  call<Result>(answer: Promise<Result>): Promise<Result>;
  announce(text: string): void;
}

const pageSize = 50;
/** The largest page that the receiver gives. */
const largestPage = 200;

const sameQuery = (a: ListQuery, b: ListQuery): boolean =>
  a.state === b.state && a.order === b.order && a.touchpoint === b.touchpoint;

/** The list of cases, kept up to date: whatever number of lines was loaded is loaded again when something changes. */
export const createCaseList = ({ client, call, announce }: Surroundings): CaseListModel => {
  const loaded = signal<LoadedList | undefined>(undefined);
  const fault = signal<StaffError | undefined>(undefined);
  const fresh = signal<ReadonlySet<string>>(new Set());
  let wanted: ListQuery | undefined;
  let lines = pageSize;
  let arrived = new Set<string>();
  let touched = new Set<string>();

  const fetchLines = async (query: ListQuery, count: number): Promise<CaseList> => {
    const cases = new Map<string, CaseSummary>();
    for (let offset = 0; ; offset += largestPage) {
      const limit = Math.min(largestPage, count - offset);
      const page = await call(client.cases({ ...query, limit, offset }));
      for (const one of page.cases) cases.set(one.caseId, one);
      if (offset + limit >= count || page.cases.length < limit) return { ...page, cases: [...cases.values()] };
    }
  };

  /** Counting needs no route of its own: the last page of "newest" holds the oldest. */
  const fetchUnread = async (): Promise<Pick<LoadedList, 'unread' | 'oldestUnreadAt'>> => {
    const query = { state: 'received', order: 'newest', limit: 1 } as const;
    const { matching } = await call(client.cases(query));
    if (matching === 0) return { unread: 0, oldestUnreadAt: undefined };
    const last = await call(client.cases({ ...query, offset: matching - 1 }));
    return { unread: matching, oldestUnreadAt: last.cases[0]?.receivedAt };
  };

  const say = (cases: readonly CaseSummary[], newcomers: ReadonlySet<string>): void => {
    const known = cases.filter((one) => newcomers.has(one.caseId));
    const only = known[0];
    if (newcomers.size > 1) announce(strings.live.arrivedMany(formatCount(newcomers.size)));
    else if (only) announce(strings.live.arrived(only.touchpointName, describeAnswer(only).text));
  };

  const load = createSingleFlight(async () => {
    if (!wanted) return;
    const query = wanted;
    const newcomers = arrived;
    const changes = touched;
    arrived = new Set();
    touched = new Set();
    try {
      const [list, unread] = await Promise.all([fetchLines(query, lines), fetchUnread()]);
      // The reader has asked for something else meanwhile; that load is already on its way.
      if (!wanted || !sameQuery(query, wanted)) return;
      fault.value = undefined;
      const shown = new Set(list.cases.map((one) => one.caseId));
      const highlighted = [...newcomers, ...changes].filter((caseId) => shown.has(caseId));
      if (highlighted.length > 0) fresh.value = new Set([...fresh.value, ...highlighted]);
      loaded.value = { ...list, ...unread, query };
      say(list.cases, newcomers);
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      fault.value = error;
    }
  });

  return {
    loaded,
    fault,
    fresh,
    address: '',
    left: undefined,
    show: (query) => {
      if (!wanted || !sameQuery(wanted, query)) lines = pageSize;
      wanted = query;
      return load();
    },
    more: () => {
      // The same fault again is said only if it has gone meanwhile.
      fault.value = undefined;
      lines += pageSize;
      return load();
    },
    again: load,
    changed: async (message) => {
      if (message?.kind === 'received') arrived.add(message.caseId);
      if (message?.kind === 'revised') touched.add(message.caseId);
      if (wanted) await load();
    },
    forgetFresh: () => {
      fresh.value = new Set();
    },
  };
};
