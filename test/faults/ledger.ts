import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { StoredRow, Told } from './audit.js';
import { audit } from './audit.js';
import type { Lying, Noted } from './witness.js';

/** Collects what pages saw and what prompts said, and compares it with what is stored and what lies on devices. */
export interface Ledger {
  noted: Noted[];
  told: Told[];
  /** Reads the store through a connection of its own, past the receiver. */
  query(sql: string): Record<string, unknown>[];
  stored(): StoredRow[];
  /** @param lying everything that lies on the devices of this run, read now */
  judge(lying: Lying[]): string[];
}

/** Every revision of the store, in the words of either engine. */
export const storedRows = `select r.critique_id as "critiqueId", r.revision, coalesce(r.comment, '') as comment,
  (select count(*) from cases c where c.critique_id = r.critique_id) as cases,
  (select count(*) from outgoing o join cases c on c.id = o.case_id
    where c.critique_id = r.critique_id and o.kind = 'received') as received,
  (select count(*) from outgoing o join cases c on c.id = o.case_id
    where c.critique_id = r.critique_id and o.kind = 'revised') as revised,
  (select count(*) from outgoing o join cases c on c.id = o.case_id
    where c.critique_id = r.critique_id and o.kind = 'doubted') as doubted,
  (select count(*) from critiques v where v.id = r.critique_id and v.doubt is not null and v.in_doubt = 0) as vouched
  from revisions r order by r.received_at`;

export function createLedger(dataFolder: string): Ledger {
  const ledger: Ledger = {
    noted: [],
    told: [],
    query(sql) {
      const database = new DatabaseSync(join(dataFolder, 'earful.db'), { readOnly: true });
      try {
        return database.prepare(sql).all() as Record<string, unknown>[];
      } finally {
        database.close();
      }
    },
    stored: () => ledger.query(storedRows) as unknown as StoredRow[],
    judge: (lying) => audit({ noted: ledger.noted, told: ledger.told, stored: ledger.stored(), lying }),
  };
  return ledger;
}
