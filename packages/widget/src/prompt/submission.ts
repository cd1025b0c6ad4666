import type { Content, Identity } from '@earful/client';
import { discard, keptUntil } from '@earful/client';
import { noteCase, noteChoice } from '../etiquette/note-choice.js';
import { emptyDraft, keepDraft } from './draft.js';
import type { Action, Flow } from './flow.js';
import type { Handover } from './handover.js';

/** Whoever has sent something learns after so long that it is safe here, whatever the network does, in milliseconds. */
const patienceMs = 5_000;

type News = Parameters<Parameters<Handover['client']['onOutcome']>[0]>;

/** The client stays as long as the page; a prompt that was closed is let go. */
const submissions = new Set<WeakRef<Submission>>();

/** Passes on what the client tells. Not only to what is on screen: who opens a prompt again must not read old news. */
export const passOn = (...news: News): void => {
  for (const submission of submissions) submission.deref()?.hear(...news);
};

/** What is sent of one prompt, and what becomes of it. */
export interface Submission {
  /** Of the critique: undefined before the tap. */
  identity: Identity | undefined;
  touchpoint: string;
  /** Gives the latest revision to the client. */
  send(flow: Flow, content: Content): Promise<void>;
  /** Tries again what is still in the memory of this page. */
  again(revision: number): void;
  /** Takes what the client tells of any record. */
  hear(...news: News): void;
  /** Deletes what waits on this device, as the person asked. */
  discard(): void;
}

/**
 * @param now the flow at any later moment
 * @param tell called with every news
 */
export const createSubmission = (
  { client, consents }: Handover,
  now: () => Flow,
  tell: (action: Action) => void,
): Submission => {
  /** A record that has to wait its turn brings no news; nor does one that a slow network takes its time with. */
  const settle = (revision: number, tried: Promise<void>, kept?: boolean): void => {
    const say = (): void => {
      if (now().message?.state === 'sending')
        tell({
          type: 'outcome',
          revision,
          outcome: { state: kept ? 'saved' : 'unsaved', keptUntil: keptUntil({ submittedAt: Date.now() }) },
        });
    };
    if (kept) setTimeout(say, patienceMs);
    void tried.then(say);
  };
  const forget = (): void => keepDraft(it.touchpoint, emptyDraft);

  const it: Submission = {
    identity: undefined,
    touchpoint: '',
    async send({ revision, step, draft }, content) {
      const identity = (it.identity ??= client.mint());
      const isDone = step === 'done';
      const { kept, tried } = await client.submit(identity, revision, content);
      if (revision === 1) noteChoice(it.touchpoint, 'sent', Date.now());
      // Whoever waits for an answer is not asked anything else.
      if (isDone && draft.wanted !== 'none' && consents.storage) noteCase(identity, Date.now());
      if (isDone && kept) forget();
      settle(revision, tried, kept);
    },
    hear(record, outcome) {
      if (record.critiqueId !== it.identity?.critiqueId) return;
      const { revision } = record;
      tell({ type: 'outcome', revision, outcome: { ...outcome, keptUntil: keptUntil(record) } });
      // Words that could not be kept have no other note than the draft, until they have arrived.
      if (now().step === 'done' && now().message?.state === 'received') forget();
    },
    again: (revision) => settle(revision, client.flush()),
    discard() {
      void discard(client, it.identity!.critiqueId);
      forget();
      tell({ type: 'deleted' });
    },
  };
  submissions.add(new WeakRef(it));
  return it;
};
