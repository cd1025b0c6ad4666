import { test } from './fixture.js';
import { rows } from './rows/rows.js';
import { play } from './stage.js';

/** `EARFUL_SEED` replays a run. */
const seed = Number(process.env['EARFUL_SEED']);

for (const row of rows) {
  const tag = (row.core ?? []).map((name) => `@core-${name}`);
  test(`row ${row.id}: ${row.title} → ${row.expected}`, { tag }, async ({ engine }, testInfo) => {
    testInfo.setTimeout(row.limitMs ?? 60_000);
    const say = (type: string, description: string): unknown => testInfo.annotations.push({ type, description });
    say('engine', engine.version);
    const why = row.notRun?.[engine.name];
    if (why) return void say('not run', why);
    await play(
      engine,
      seed + row.id,
      (stage) => row.run(stage),
      (text) => void say('figure', text),
    );
  });
}
