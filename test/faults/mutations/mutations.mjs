/**
 * Mistakes that have cost others their customers' words. Each is a patch beside this file, `<name>.patch`, and each must
 * turn one test red: `file`, and in it the test whose whole name is `test`.
 */
const simulation = {
  file: 'test/faults/simulation/simulation.test.ts',
  test: 'no text is lost, doubled, or spoken of wrongly',
};
const answers = 'test/client/delivery.test.ts';
const houseRules = 'test/package/house-rules.test.ts';

export const mutations = {
  'delete-before-receipt': simulation,
  'accept-bare-200': { file: answers, test: '200 with nothing' },
  'resolve-on-request-success': {
    file: 'test/client/outbox.test.ts',
    test: 'a request that succeeds in a transaction that aborts is not kept: localStorage takes it',
  },
  'queue-as-one-array': simulation,
  'retry-cap-5': { file: answers, test: 'there is no limit to attempts' },
  'drop-on-429': {
    file: 'test/client/delivery-of-several.test.ts',
    test: 'several records Retry-After stops them all and loses none: ten waiting, one new',
  },
  'synchronous-normal': {
    file: 'test/faults/durability/durability.test.ts',
    test: 'every acknowledged write was synchronised before the first byte of its answer',
  },
  'answer-before-commit': {
    file: 'test/server/store/group-commit.test.ts',
    test: 'a commit that fails is told to everybody in the group, and nothing is kept',
  },
  'duplicates-known-from-a-cache': {
    file: 'test/server/cases/keep-critique.test.ts',
    test: 'a duplicate is known from the store: to a receiver that has just started, and after what was undone',
  },
  'outbox-after-commit': {
    file: 'test/server/cases/keep-critique.test.ts',
    test: 'critique and outgoing row are one transaction: without the one there is not the other',
  },
  'lock-held-idle': {
    file: 'test/client/start.test.ts',
    test: 'the lock is asked for only if free, and given back after the flush',
  },
  'unload-listener': simulation,
  'honeypot-drop': {
    file: 'test/server/cases/vouch.test.ts',
    test: 'the trap of the plain forms sets the tap aside, or the details, and the customer is told the truth',
  },
  'work-for-any-words': {
    file: 'test/server/cases/demand-work.test.ts',
    test: 'proof of work replayed, it is good for what it was done for and for nothing else',
  },
  'inner-html': { file: houseRules, test: 'words of customers reach a page as text only' },
  'csv-without-prefix': { file: 'test/server/export/export-csv.test.ts', test: '"=1+1" is text to a spreadsheet' },

  // Found by the simulation in our own code.
  'conflict-id-at-random': {
    file: 'test/client/delivery-of-several.test.ts',
    test: 'conflicts two tabs that hear of it at the same time come to the same id: one row, not two',
  },
  'key-of-two-texts': simulation,
  'relaxed-durability': simulation,
  'saved-before-written': simulation,
  'retry-after-unclamped': {
    file: 'test/client/backoff.test.ts',
    test: 'no Retry-After at all can freeze the queue or storm',
  },

  // Found by the soak.
  'transaction-without-limit': simulation,

  // Found by the fault matrix.
  'lock-not-waited-for': {
    file: 'test/client/start.test.ts',
    test: 'the lock held by another tab it looks again, and after 20 s sends all the same, however often it was refused',
  },
};
