import { test } from '../fixture.js';
import { play } from '../stage.js';
import { soak } from './soak.js';

const seed = Number(process.env['EARFUL_SEED']);
const minutes = Number(process.env['EARFUL_SOAK_MINUTES'] || 20);

test(`soak: ${minutes} minutes of chance in five tabs`, async ({ engine }, testInfo) => {
  testInfo.setTimeout((minutes + 5) * 60_000);
  const say = (type: string, description: string): unknown => testInfo.annotations.push({ type, description });
  say('engine', engine.version);
  const diary: string[] = [];
  const note = (line: string): unknown => diary.push(`${new Date().toISOString()} ${line}`);
  try {
    await play(
      engine,
      seed,
      (stage) => soak(stage, minutes, note),
      (text) => void say('figure', text),
    );
  } catch (fault) {
    // The way to it is long: its end is told at once, all of it lies beside the report.
    console.error(diary.slice(-20).join('\n'));
    throw fault;
  } finally {
    await testInfo.attach('diary', { body: diary.join('\n'), contentType: 'text/plain' });
  }
});
