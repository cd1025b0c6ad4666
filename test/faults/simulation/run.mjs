/** `npm run simulation [-- runs]`: the simulation, 20,000 times unless told. With `EARFUL_SIMULATE` set, the one it names. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const runs = process.argv[2] ?? (process.env.EARFUL_SIMULATE ? '1' : '20000');
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config=test/vitest.config.ts', 'test/faults/simulation'];
const { status } = spawnSync(process.execPath, vitest, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, EARFUL_SIMULATION_RUNS: runs },
});
process.exitCode = status ?? 1;
