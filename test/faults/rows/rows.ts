import type { Row } from '../row.js';
import { answers } from './answers.js';
import { badInput } from './bad-input.js';
import { clock } from './clock.js';
import { connection } from './connection.js';
import { crossSite } from './cross-site.js';
import { diskFull } from './disk-full.js';
import { erasure } from './erasure.js';
import { floods } from './flood.js';
import { host } from './host.js';
import { hostileWire } from './hostile-wire.js';
import { life } from './life.js';
import { machines } from './machines.js';
import { markup } from './markup.js';
import { network } from './network.js';
import { outgoing } from './outgoing.js';
import { pages } from './pages.js';
import { patterns } from './patterns.js';
import { postgresTrouble } from './postgres-trouble.js';
import { proofOfWork } from './proof-of-work.js';
import { receiverKilled } from './receiver-killed.js';
import { receivers } from './receivers.js';
import { rollback } from './rollback.js';
import { storePower } from './store-power.js';
import { storeTrouble } from './store-trouble.js';
import { storageShared } from './storage-shared.js';
import { storage } from './storage.js';
import { storageWiped } from './storage-wiped.js';
import { hidden } from './hidden.js';
import { tabs } from './tabs.js';

/** The fault matrix, in the order of its numbers. */
export const rows: Row[] = [
  ...network,
  ...connection,
  ...answers,
  ...life,
  ...pages,
  ...storage,
  ...storageShared,
  ...tabs,
  ...clock,
  ...host,
  ...receiverKilled,
  ...storePower,
  ...storeTrouble,
  ...postgresTrouble,
  ...receivers,
  ...rollback,
  ...badInput,
  ...hostileWire,
  ...proofOfWork,
  ...diskFull,
  ...outgoing,
  ...patterns,
  ...floods,
  ...erasure,
  ...storageWiped,
  ...hidden,
  ...markup,
  ...crossSite,
  ...machines,
].toSorted((a, b) => a.id - b.id);
