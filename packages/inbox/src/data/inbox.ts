import type { LiveMessage, StaffSession } from '@earful/protocol';
import type { StaffClient } from '@earful/client/staff';
import { StaffError } from '@earful/client/staff';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { AnswerDrafts } from './answer-draft.js';
import type { BasePath } from './base-path.js';
import type { CaseListModel } from './case-list.js';
import { createCaseList } from './case-list.js';
import type { LiveSharing } from './share-live.js';
import { shareLive } from './share-live.js';
import type { SignOuts } from './sign-outs.js';

export interface InboxOptions {
  client: StaffClient;
  base: BasePath;
  drafts: AnswerDrafts;
  signOuts: SignOuts;
  sharing: Omit<LiveSharing, 'onLive' | 'name'>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** A configured touchpoint and whether anybody has ever said anything about it. */
interface KnownTouchpoint {
  touchpointId: string;
  name: string;
  critiques: number;
}

/** What all pages of the inbox share. */
export interface Inbox {
  client: StaffClient;
  base: BasePath;
  drafts: AnswerDrafts;
  list: CaseListModel;
  /** undefined: not known yet; null: not signed in. */
  session: Signal<StaffSession | null | undefined>;
  /** Moves on once a minute, so that ages and due dates stay true. */
  now: ReadonlySignal<number>;
  live: ReadonlySignal<'off' | 'open' | 'lost'>;
  /** The last message of the stream; `undefined` also means "anything may have changed". */
  latest: ReadonlySignal<{ count: number; message: LiveMessage | undefined }>;
  /** Every touchpoint of the configuration, over all time and both origins; empty until known. */
  touchpoints: ReadonlySignal<KnownTouchpoint[]>;
  /** Said politely to screen readers; `count` tells one from the next, which may be the same sentence. */
  announcement: ReadonlySignal<{ count: number; text: string }>;
  announce(text: string): void;
  /** Passes a call on, and notices when the session is over. */
  call<Result>(answer: Promise<Result>): Promise<Result>;
  loadTouchpoints(): Promise<void>;
  /** Looks at the session; starts to listen when there is one. */
  start(): Promise<void>;
  signedIn(session: StaffSession): void;
  signOut(): Promise<void>;
  /** Looks whether somebody has signed out in another tab: then it is over here, too, with what was being written. */
  heed(): void;
  tick(): void;
  /** Stops and restarts listening when the page is put away and comes back. */
  pause(): void;
  resume(): void;
}

/** Longer than any configuration will live. */
const everDays = 3_660;

export const createInbox = ({ client, base, drafts, signOuts, sharing, now }: InboxOptions): Inbox => {
  const session = signal<StaffSession | null | undefined>(undefined);
  const nowMs = signal(now());
  const live = signal<'off' | 'open' | 'lost'>('off');
  const latest = signal<{ count: number; message: LiveMessage | undefined }>({ count: 0, message: undefined });
  const touchpoints = signal<KnownTouchpoint[]>([]);
  const announcement = signal({ count: 0, text: '' });
  let stopLive: (() => void) | undefined;

  const pause = (): void => {
    stopLive?.();
    stopLive = undefined;
    live.value = 'off';
  };
  const signedOut = (): void => {
    pause();
    session.value = null;
  };
  const call = async <Result>(answer: Promise<Result>): Promise<Result> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof StaffError && error.code === 'not-signed-in') signedOut();
      throw error;
    }
  };
  const announce = (text: string): void => {
    announcement.value = { count: announcement.value.count + 1, text };
  };
  const list = createCaseList({ client, call, announce });

  const changed = (message: LiveMessage | undefined): void => {
    nowMs.value = now();
    latest.value = { count: latest.value.count + 1, message };
    void list.changed(message);
  };
  const resume = (): void => {
    if (stopLive || !session.value) return;
    stopLive = shareLive(
      { ...sharing, onLive: client.onLive, name: `earful inbox ${base.inbox}` },
      {
        message: changed,
        open: () => {
          live.value = 'open';
          changed(undefined);
        },
        lost: () => {
          live.value = 'lost';
        },
        refused: signedOut,
      },
    );
  };
  const signedIn = (opened: StaffSession): void => {
    session.value = opened;
    resume();
  };

  return {
    client,
    base,
    drafts,
    list,
    session,
    now: nowMs,
    live,
    latest,
    touchpoints,
    announcement,
    announce,
    call,
    signedIn,
    pause,
    resume,
    start: async () => signedIn(await call(client.session())),
    loadTouchpoints: async () => {
      const [invited, volunteered] = await Promise.all([
        call(client.standings({ origin: 'invited', days: everDays })),
        call(client.standings({ origin: 'volunteered', days: everDays })),
      ]);
      const own = new Map(volunteered.touchpoints.map((one) => [one.touchpointId, one.critiques]));
      touchpoints.value = invited.touchpoints
        .map(({ touchpointId, name, critiques }) => ({
          touchpointId,
          name,
          critiques: critiques + (own.get(touchpointId) ?? 0),
        }))
        .toSorted((a, b) => a.name.localeCompare(b.name));
    },
    signOut: async () => {
      await call(client.signOut());
      drafts.clear();
      signOuts.tell();
      signedOut();
    },
    heed: () => {
      if (!signOuts.isNew()) return;
      drafts.clear();
      if (session.value) signedOut();
    },
    tick: () => {
      nowMs.value = now();
    },
  };
};
