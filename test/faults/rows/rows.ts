import type { Row } from '../row.js';
import { answers } from './answers.js';
import { connection } from './connection.js';
import { life } from './life.js';
import { network } from './network.js';
import { pages } from './pages.js';
import { storage } from './storage.js';

/** The fault matrix, in the order of its numbers. */
export const rows: Row[] = [...network, ...connection, ...answers, ...life, ...pages, ...storage].toSorted(
  (a, b) => a.id - b.id,
);
