/** An answer that is being written, as it lies in the tab's storage. */
export interface AnswerDraft {
  /** Minted once for this answer, so that sending it twice is one reply. */
  replyId: string;
  text: string;
}

/** The part of `sessionStorage` that is used. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface AnswerDrafts {
  /** The draft of this case, or an empty one with a new id. */
  load(caseId: string): AnswerDraft;
  /** Kept until its text is empty or the tab is closed. Storage that refuses is passed over: the text is on the page. */
  keep(caseId: string, draft: AnswerDraft): void;
  /** Takes all of them away: the next person at this tab is another one. */
  clear(): void;
}

const prefix = 'earful-inbox:answer:';
const key = (caseId: string): string => prefix + caseId;

const read = (stored: string | null): AnswerDraft | undefined => {
  try {
    const value = JSON.parse(stored ?? 'null') as Partial<AnswerDraft> | null;
    if (typeof value?.replyId !== 'string' || typeof value.text !== 'string') return undefined;
    return { replyId: value.replyId, text: value.text };
  } catch {
    return undefined;
  }
};

/** Drafts of answers in the storage of this tab. `storage` throws when the browser forbids it; then nothing is kept. */
export const createAnswerDrafts = (storage: () => DraftStorage, mint: () => string): AnswerDrafts => {
  const quietly = <Result>(act: (store: DraftStorage) => Result): Result | undefined => {
    try {
      return act(storage());
    } catch {
      return undefined;
    }
  };
  return {
    load: (caseId) => read(quietly((store) => store.getItem(key(caseId))) ?? null) ?? { replyId: mint(), text: '' },
    keep: (caseId, draft) =>
      void quietly((store) =>
        draft.text === '' ? store.removeItem(key(caseId)) : store.setItem(key(caseId), JSON.stringify(draft)),
      ),
    clear: () =>
      void quietly((store) => {
        const keys = Array.from({ length: store.length }, (_, index) => store.key(index)!);
        for (const one of keys) if (one.startsWith(prefix)) store.removeItem(one);
      }),
  };
};
