import type { Lying, Noted } from './witness.js';

/** One row of the store, as it lies there. */
export interface StoredRow {
  critiqueId: string;
  revision: number;
  comment: string;
  /** Cases and messages of kind `received`, `revised` and `doubted` of the whole critique. */
  cases: number;
  received: number;
  revised: number;
  doubted: number;
  /** 1: somebody has said that it is real, after it was set aside. */
  vouched: number;
}

/** What a prompt said of the latest revision, and whether the words still stood in its form at that moment. */
export interface Told {
  critiqueId: string;
  revision: number;
  told: 'received' | 'saved' | 'unsaved' | 'returned';
  isTextInForm: boolean;
}

/** Everything that is known once nothing moves any more. */
export interface Evidence {
  noted: { submitted: Noted['submitted']; outcomes: Omit<Noted['outcomes'][number], 'atMs' | 'status'>[] }[];
  told: Told[];
  stored: StoredRow[];
  lying: Pick<Lying, 'critiqueId' | 'revision' | 'body' | 'returned'>[];
}

const nameOf = ({ critiqueId, revision }: { critiqueId: string; revision: number }): string =>
  `${critiqueId.slice(-12)}:${revision}`;

const commentOf = ({ body }: Pick<Lying, 'body'>): string => (JSON.parse(body) as { comment?: string }).comment ?? '';

/**
 * The ledger, in the manner of Jepsen: each revision that a page gave to its client is stored (S), kept on the device (K), handed
 * back to the customer and still there (X), or its customer was told "not saved" while the words stood in the form (T). What was
 * called received is S. What was called saved is S, K or X. Nothing is there twice, and no row is there that nobody wrote.
 *
 * Of what its customer took back nothing is left but that it was. A conflict of names gives a revision another one: then its words find it.
 *
 * @returns what is wrong, in sentences; nothing is what it should be
 */
export function audit({ noted, told, stored, lying }: Evidence): string[] {
  const wrong: string[] = [];
  const submitted = [
    ...new Map(
      noted.flatMap((one) => one.submitted).map((one) => [`${nameOf(one)} ${one.comment}`, one] as const),
    ).values(),
  ];
  const isSame = (a: { critiqueId: string; revision: number }, b: { critiqueId: string; revision: number }) =>
    a.critiqueId === b.critiqueId && a.revision === b.revision;
  const found = new Map(
    submitted.map((one) => [
      one,
      stored.find((row) => isSame(row, one) && row.comment === one.comment) ??
        stored.find((row) => one.comment !== '' && row.comment === one.comment),
    ]),
  );
  const claimed = new Set(found.values());

  const isTakenBack = (one: { critiqueId: string; isWithdrawal?: boolean }): boolean =>
    !one.isWithdrawal && submitted.some((other) => other.isWithdrawal && other.critiqueId === one.critiqueId);

  const outcomes = noted.flatMap((one) => one.outcomes);
  for (const one of submitted) {
    if (isTakenBack(one)) {
      if (stored.some((row) => isSame(row, one) || row.comment === one.comment))
        wrong.push(`taken back, and stored: ${nameOf(one)}`);
      continue;
    }
    const isStored = !!found.get(one);
    const here = lying.filter((record) => isSame(record, one) && commentOf(record) === one.comment);
    const isBack = told.some((said) => isSame(said, one) && said.told === 'unsaved' && said.isTextInForm);
    if (!isStored && here.length === 0 && !isBack) wrong.push(`lost: ${nameOf(one)} "${one.comment}"`);
    if (isStored && here.length > 0) wrong.push(`stored, and still on the device: ${nameOf(one)}`);
    if (here.length > 1) wrong.push(`on the device ${here.length} times: ${nameOf(one)}`);
    if (one.kept && !isStored && here.length === 0)
      wrong.push(`called durable, and neither stored nor kept: ${nameOf(one)}`);
    const said = [
      ...outcomes.filter((outcome) => isSame(outcome, one)),
      ...told.filter((it) => isSame(it, one)).map((it) => ({ state: it.told })),
    ].map(({ state }) => state as string);
    if (said.includes('received') && !isStored) wrong.push(`called received, and not stored: ${nameOf(one)}`);
    if (said.includes('saved') && !isStored && here.length === 0)
      wrong.push(`called saved, and neither stored nor kept: ${nameOf(one)}`);
  }

  for (const row of stored) {
    const isKnown = submitted.some((one) => isSame(one, row) || (one.comment !== '' && one.comment === row.comment));
    if (!isKnown) wrong.push(`nobody wrote this row: ${nameOf(row)} "${row.comment}"`);
    else if (!claimed.has(row)) wrong.push(`a row with other words: ${nameOf(row)} "${row.comment}"`);
    const twins = stored.filter((other) => isSame(other, row) || (row.comment !== '' && other.comment === row.comment));
    if (twins.length > 1) wrong.push(`there twice: ${nameOf(row)} "${row.comment}"`);
    if (submitted.some((one) => isSame(one, row) && one.isWithdrawal)) continue;
    const revisions = stored.filter(({ critiqueId }) => critiqueId === row.critiqueId).length;
    // What is set aside is told of as such, and once more when somebody has vouched for it.
    const news = row.received + row.revised + row.doubted - row.vouched;
    const first = row.received - row.vouched;
    if (row.cases !== 1 || news !== revisions || !(first === 1 || (first === 0 && row.doubted > 0)))
      wrong.push(`${row.cases} cases, ${row.received} + ${row.revised} + ${row.doubted} messages: ${nameOf(row)}`);
  }
  return [...new Set(wrong)];
}
