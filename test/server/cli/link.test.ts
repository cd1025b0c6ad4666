import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { run } from '../../../packages/server/src/cli/run.js';
import { config } from '../support/site.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function link(...args: string[]) {
  const folder = temporaryFolder();
  const file = join(folder, 'earful.config.json');
  const retired = { id: 'fair', name: 'Fair', active: false };
  writeFileSync(file, JSON.stringify({ ...config, touchpoints: [...config.touchpoints, retired] }));
  const lines: string[] = [];
  const code = await run(['link', ...args.map((arg) => arg.replace('FOLDER', folder))], {
    environment: { EARFUL_CONFIG: file, EARFUL_PUBLIC_URL: 'https://shop.example', EARFUL_BASE_PATH: '/voice/' },
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
    stopped: () => Promise.resolve(),
  });
  return { code, lines, folder };
}

test('prints the address of one hosted page, or of all in use', async () => {
  expect((await link('returns')).lines).toEqual(['https://shop.example/voice/t/returns']);
  expect((await link()).lines).toEqual(
    ['checkout', 'delivery', 'returns'].map((id) => `https://shop.example/voice/t/${id}`),
  );
});

test('writes a code that holds the address and says that it was printed', async () => {
  const { lines, folder } = await link('returns', '--qr', 'FOLDER/returns.svg');
  const address = 'https://shop.example/voice/t/returns?via=qr';
  expect(lines[0]).toBe(address);
  const svg = readFileSync(join(folder, 'returns.svg'), 'utf8');
  const { data } = encode(address, { ecc: 'Q', border: 4 });
  const [, size] = /viewBox="0 0 (\d+) \1"/.exec(svg)!;
  expect(Number(size) % data.length).toBe(0);
  const scale = Number(size) / data.length;
  const drawn = new Set(
    [...svg.matchAll(/M(\d+),(\d+)h/g)].map(([, x, y]) => `${Number(x) / scale},${Number(y) / scale}`),
  );
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])));
  expect([...drawn].sort()).toEqual(dark.sort());
});

test.each<[string[], string]>([
  [['returms'], 'There is no touchpoint "returms"'],
  [['returms'], 'write "returns"'],
  [['fair'], 'There is no touchpoint "fair"'],
  [['--qr', 'x.svg'], 'Say of which touchpoint'],
  [['returns', '--qr', 'FOLDER/none/x.svg'], 'cannot be written'],
  [['returns', 'twice'], 'one word too many'],
])('link %j says what to write instead', async (args, words) => {
  const { code, lines } = await link(...args);
  expect(code).toBe(1);
  expect(lines.join('\n')).toContain(words);
});
