/**
 * Many tabs that run the real client over one storage, in a world where everything may fail: quota, aborted transactions,
 * loss of power, hung and late databases, locks, clocks, the back/forward cache, and a network that loses, doubles, delays
 * and answers whatever it likes. Then everything works again, and the ledger must balance: every text once in the store, or
 * handed back, or called unsaved; nothing that was said was wrong.
 *
 * Nothing here is random but for the seed. A failure prints a line `EARFUL_SIMULATE=seed/path/commands`; with that variable
 * set, `npm run simulation` runs exactly this one. `EARFUL_SIMULATION_RUNS` says how many there are: 500 here, always
 * the same ones; 20,000 in `npm run simulation` and `npm run faults`, other ones each time, or those of `EARFUL_SEED`.
 */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { commands } from './commands.js';
import { loadClient } from './load-client.js';
import { World } from './world.js';

const asked = process.env['EARFUL_SIMULATION_RUNS'];
const drawn = process.env['EARFUL_SEED'];
const runs = Number(asked ?? 500);
const [, seed, path, replayPath] = /^(-?\d+)\/([\d:]+)\/(.+)$/.exec(process.env['EARFUL_SIMULATE'] ?? '') ?? [];

let load: Awaited<ReturnType<typeof loadClient>>;
beforeAll(async () => void (load = await loadClient()));

test('no text is lost, doubled, or spoken of wrongly', { timeout: runs * 400 + 60_000 }, async () => {
  const lists = fc.commands(commands, { maxCommands: 40, size: 'max', ...(replayPath && { replayPath }) });
  const property = fc.asyncProperty(fc.integer(), lists, async (chance, list) => {
    const world = new World(load, chance);
    await fc.asyncModelRun(() => ({ model: {}, real: world }), list);
    await world.heal();
    const faults = world.verdict();
    if (faults.length) throw new Error(faults.join('\n'));
  });
  const found = await fc.check(property, {
    numRuns: runs,
    ...(!asked && { seed: 1 }),
    ...(drawn && { seed: Number(drawn) }),
    ...(seed && { seed: Number(seed), path: path! }),
  });
  if (!found.failed) return;
  const [chance, list] = found.counterexample!;
  const again = /replayPath="([^"]*)"/.exec(`${list}`)?.[1];
  expect.fail(
    `EARFUL_SIMULATE=${found.seed}/${found.counterexamplePath}/${again}\n${found.errorInstance}\n` +
      `chance ${chance}, ${found.numRuns} runs, ${found.numShrinks} shrinks\n${`${list}`.replaceAll(',', '\n')}`,
  );
});
