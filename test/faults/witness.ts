import type { Client, Content, Delivery } from '@earful/client';
import type { Earful } from '@earful/widget';

/** One revision that a page gave to the client. */
export interface Submitted {
  critiqueId: string;
  revision: number;
  /** The customer's words; empty for a tap. */
  comment: string;
  /** It takes the critique back. */
  isWithdrawal?: boolean;
  /** What the client said once it had tried to write it. Absent until then. */
  kept?: boolean;
}

/** What pages of one tab have seen. */
export interface Noted {
  submitted: Submitted[];
  /** What the client told of records, whoever wrote them. */
  outcomes: { critiqueId: string; revision: number; state: string; status: number; atMs: number }[];
  /** Errors of the page and rejections that nobody handled. */
  faults: string[];
  /** Directives of the policy that were violated, with what was blocked. */
  violations: string[];
  /** How each document was shown: anew, or from the back/forward cache. */
  shown: ('new' | 'restored')[];
}

/** The witness in a page. */
export interface Witness extends Noted {
  open: IDBFactory['open'];
}

/**
 * Runs in the page before any other script, and writes down what happens there. It changes nothing: `submit` is passed on as it
 * came. What documents of this tab have noted lies in its session storage, so that the next one can be asked for it.
 */
export function installWitness(): void {
  const witness: Witness = {
    submitted: [],
    outcomes: [],
    faults: [],
    violations: [],
    shown: [],
    open: indexedDB.open.bind(indexedDB),
  };
  const name = `faults:noted:${performance.timeOrigin}:${Math.random()}`;
  const { stringify } = JSON;
  const { now } = Date;
  const { setItem } = Storage.prototype;
  Object.assign(window, { witness });
  addEventListener('error', ({ message, error }) => witness.faults.push(String((error as Error)?.stack ?? message)));
  addEventListener('unhandledrejection', ({ reason }) =>
    witness.faults.push(`unhandled: ${String((reason as Error)?.stack ?? reason)}`),
  );
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    witness.violations.push(`${effectiveDirective} ${blockedURI}`),
  );
  addEventListener('pageshow', ({ persisted }) => witness.shown.push(persisted ? 'restored' : 'new'));
  addEventListener('pagehide', () => {
    try {
      setItem.call(sessionStorage, name, stringify({ ...witness, open: undefined }));
    } catch {
      // No storage here: then only this document can be asked.
    }
  });

  const watchWriting = (client: Client): void => {
    const { submit } = client;
    client.submit = async (identity, revision, content: Content) => {
      const noted: Submitted = { critiqueId: identity.critiqueId, revision, comment: content.comment ?? '' };
      if (content.withdrawn) noted.isWithdrawal = true;
      witness.submitted.push(noted);
      const submission = await submit(identity, revision, content);
      noted.kept = submission.kept;
      return submission;
    };
  };
  const watchSending = (client: Delivery): unknown =>
    client.onOutcome(({ critiqueId, revision }, outcome) =>
      witness.outcomes.push({
        critiqueId,
        revision,
        state: outcome.state,
        status: 'status' in outcome ? outcome.status : 200,
        atMs: now(),
      }),
    );
  let earful: Earful | undefined;
  Object.defineProperty(window, 'earful', {
    configurable: true,
    get: () => earful,
    set(given: Earful) {
      earful = given;
      let { client } = given;
      if (!client) return;
      watchSending(client as Delivery);
      // It can write only once the rules are there, which then put another in its place.
      Object.defineProperty(given, 'client', {
        get: () => client,
        set(complete: Client | undefined) {
          client = complete;
          if (complete) watchWriting(complete);
        },
      });
    },
  });
}

/** Runs in the page: what this document has seen, and what earlier ones of this tab have left. */
export function readWitness(): Noted[] {
  const noted: Noted[] = [];
  try {
    for (const [name, text] of Object.entries(sessionStorage))
      if (name.startsWith('faults:noted:')) noted.push(JSON.parse(text as string) as Noted);
    // Where a host has redefined toJSON, what was left as the page went says nothing. It has been asked before.
    const isSound = ({ submitted }: Noted): boolean =>
      Array.isArray(submitted) && submitted.every((one) => one.critiqueId);
    noted.splice(0, Infinity, ...noted.filter(isSound));
  } catch {
    // No storage here.
  }
  const { witness } = window as unknown as { witness?: Witness };
  return witness ? [...noted, { ...witness, open: undefined } as Noted] : noted;
}

/** What lies on the device: everything in the outbox, read past the client. */
export interface Lying {
  key: string;
  critiqueId: string;
  revision: number;
  body: string;
  tries: number;
  notBefore: number;
  submittedAt: number;
  hold?: number | false;
  returned?: object;
  /** Where it lies. */
  place: 'IndexedDB' | 'localStorage';
}

/** Runs in the page. Reads the database as it is, or finds none; never makes one. */
export async function readDevice(): Promise<Lying[]> {
  const { witness } = window as unknown as { witness?: Witness };
  const inDatabase = await new Promise<object[]>((resolve) => {
    try {
      const request = witness ? witness.open('earful') : indexedDB.open('earful');
      request.onupgradeneeded = () => request.transaction!.abort();
      request.onerror = (event) => {
        event.preventDefault();
        resolve([]);
      };
      request.onsuccess = () => {
        const all = request.result.transaction('q').objectStore('q').getAll();
        all.onsuccess = () => {
          request.result.close();
          resolve(all.result as object[]);
        };
        all.onerror = () => resolve([]);
      };
    } catch {
      resolve([]);
    }
  });
  const inShelf: object[] = [];
  try {
    for (const [name, text] of Object.entries(localStorage))
      if (name.startsWith('earful-q:')) inShelf.push(JSON.parse(text as string) as object);
  } catch {
    // No storage here.
  }
  return [
    ...inDatabase.map((one) => ({ ...one, place: 'IndexedDB' })),
    ...inShelf.map((one) => ({ ...one, place: 'localStorage' })),
  ] as Lying[];
}
