// `npm run faults`: every row of the fault matrix in every engine that is here, the soak, and the simulation; writes RESULTS.md beside this
// file.
// Arguments go to Playwright (`-g "row 21:"`, `--project webkit`): then it is only a part of the matrix, and nothing is written.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { play, playSimulation, playSoak, prepare } from './play.mjs';
import { resultsOf } from './results.mjs';

const given = process.argv.slice(2);
const isWhole = given.length === 0;

await prepare();
const matrix = play('playwright.config.ts', 'faults.json', given);
const soak = isWhole ? playSoak([]) : undefined;
const simulation = isWhole ? playSimulation(20_000) : undefined;

const date = new Date().toISOString().slice(0, 10);
const run = { date, seed: process.env.EARFUL_SEED, soak: soak?.report, simulation };
const { text, red } = resultsOf(matrix.report, run);
for (const line of red) console.error(line);
if (isWhole) {
  writeFileSync(fileURLToPath(new URL('RESULTS.md', import.meta.url)), text);
  console.log('Written: test/faults/RESULTS.md');
}
if (red.length > 0 || [matrix, soak, simulation].some((part) => part?.isGreen === false)) process.exit(1);
