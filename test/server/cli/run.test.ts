import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earful } from '../support/command-line.js';
import { config } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function prepared() {
  const folder = temporaryFolder();
  const file = join(folder, 'earful.config.json');
  writeFileSync(file, JSON.stringify(config));
  return { EARFUL_DATA: join(folder, 'data'), EARFUL_CONFIG: file, PORT: '0' };
}

test('serve starts, says so in one line each, and stops cleanly', async () => {
  const { code, out, err } = await earful(['serve'], prepared(), 'retained');
  expect({ code, err }).toEqual({ code: 0, err: [] });
  const said = out.map((line) => (JSON.parse(line) as { what: string }).what);
  // What is over goes soon, and its line may stand anywhere.
  expect(said).toContain('retained');
  expect(said.filter((what) => what !== 'retained').slice(-2)).toEqual(['listening', 'stopping']);
});

test('on a port that is chosen for it, serve knows its public address', async () => {
  const { out } = await earful(['serve'], prepared(), 'listening');
  const lines = out.map((line) => JSON.parse(line) as { what: string; url: string; publicUrl: string });
  const { url, publicUrl } = lines.find(({ what }) => what === 'listening')!;
  expect(url).toMatch(/:[1-9]\d*$/);
  expect(publicUrl).toBe(url);
});

test('sign-in prints a link for the public address', async () => {
  const environment = { ...prepared(), EARFUL_PUBLIC_URL: 'https://shop.example', EARFUL_BASE_PATH: '/voice/' };
  const { code, out } = await earful(['sign-in', '--name', 'Ada'], environment);
  expect(code).toBe(0);
  expect(out[0]).toMatch(/^https:\/\/shop\.example\/voice\/inbox\/sign-in#[\w-]{43}$/);
  expect(await rowsOf(environment.EARFUL_DATA, 'select name from members')).toEqual([{ name: 'Ada' }]);
});

test.each([['sign-in', '--name', 'Ada'], ['link']])(
  '%s says when it leads to this machine, beside the link',
  async (...args) => {
    const environment = { ...prepared(), PORT: '4711' };
    const { code, out, err } = await earful(args, environment);
    expect({ code, lines: out.length }).toEqual({ code: 0, lines: args[0] === 'link' ? config.touchpoints.length : 1 });
    expect(out[0]).toMatch(/^http:\/\/127\.0\.0\.1:4711\/earful\/\S+$/);
    expect(err).toEqual([expect.stringMatching(/http:\/\/127\.0\.0\.1:4711.* --public-url https:\/\/shop\.example/)]);
    const named = await earful([...args, '--public-url', 'http://127.0.0.1:4711'], environment);
    expect(named.err).toEqual([]);
    expect((await earful(args, { ...environment, EARFUL_PUBLIC_URL: 'https://shop.example' })).err).toEqual([]);
  },
);

test('a public address may end with a slash', async () => {
  const { out } = await earful(['sign-in', '--name', 'Ada', '--public-url', 'https://shop.example/'], prepared());
  expect(out[0]).toMatch(/^https:\/\/shop\.example\/earful\/inbox\//);
});

test('sign-in --role gives a role, also to somebody who has another, and says what a role is', async () => {
  const environment = prepared();
  const rolesOf = () => rowsOf(environment.EARFUL_DATA, 'select name, role from members order by name');
  await earful(['sign-in', '--name', 'Ada'], environment);
  await earful(['sign-in', '--name', 'Ben', '--role', 'viewer'], environment);
  await earful(['sign-in', '--name', 'Ben', '--role', 'manager'], environment);
  expect(await rolesOf()).toEqual([
    { name: 'Ada', role: 'owner' },
    { name: 'Ben', role: 'manager' },
  ]);
  const wrong = await earful(['sign-in', '--name', 'Ada', '--role', 'king'], environment);
  expect(wrong).toMatchObject({ code: 1, err: ['The role is "king"; use viewer, member, manager, owner.'] });
});

test('erase --sample says how much it erased', async () => {
  const environment = prepared();
  await earful(['migrate'], environment);
  const { code, out } = await earful(['erase', '--sample'], environment);
  expect({ code, out }).toEqual({ code: 0, out: ['Erased 0 invented critiques.'] });
});

test('erase says what it erased, or that nothing is there', async () => {
  const environment = prepared();
  await earful(['migrate'], environment);
  const { code, err } = await earful(['erase', '--reference', '7K3M-99PQ'], environment);
  expect({ code, err }).toEqual({
    code: 1,
    err: ['Nothing is stored for 7K3M-99PQ; a critique that was taken back is erased already.'],
  });
  const several = await earful(['erase', '--sample', '--email', 'a@example.org'], environment);
  expect(several.err[0]).toContain('Say what to erase, one of');
});

test('migrate brings the tables up to date, once', async () => {
  const environment = prepared();
  expect((await earful(['migrate'], environment)).out[0]).toBe('Done: 0001-first-tables');
  expect((await earful(['migrate'], environment)).out).toEqual([
    expect.stringMatching(/^The tables are up to date \(sqlite 3\./),
  ]);
});

test('a limit that is no number, work that nobody could do, and a proxy that is no address, are told', async () => {
  const { code, err } = await earful(['serve', '--rate-limit', 'many'], prepared());
  expect({ code, err }).toEqual({
    code: 1,
    err: ['A rate limit is "many"; use a number of requests a minute, or 0 for any number.'],
  });
  expect((await earful(['serve', '--proof-of-work', 'hard'], prepared())).err).toEqual([
    'The proof of work is "hard"; use a number of tries such as 200, or 0 for none.',
  ]);
  const plain = ['serve', '--proof-of-work', '200', '--public-url', 'http://shop.example'];
  expect((await earful(plain, prepared())).err).toEqual([
    'Pages of http://shop.example cannot do proof of work: browsers let them over https only. Leave one out.',
  ]);
  const named = await earful(['serve'], { ...prepared(), EARFUL_TRUSTED_PROXY: '10.0.0.1 balancer' });
  expect(named.err).toEqual([
    'A trusted proxy is "balancer"; use an address such as 10.0.0.7, or a network such as 10.0.0.0/8.',
  ]);
});

test('a flag wins over its variable', async () => {
  const { out } = await earful(['sign-in', '--name', 'Ada', '--public-url', 'https://flag.example'], {
    ...prepared(),
    EARFUL_PUBLIC_URL: 'https://variable.example',
  });
  expect(out[0]).toContain('https://flag.example/');
});

test.each<[string[], string]>([
  [[], 'Say what to do'],
  [['constructor'], 'There is no command "constructor"'],
  [['serve', 'twice'], '"twice" is one word too many'],
  [['serve', '--port', '70000'], 'from 0 to 65535'],
  [['serve', '--public-url', 'shop.example'], 'like https://shop.example'],
  [
    ['serve', '--public-url', 'https://shop.example/feedback/'],
    'The public address is "https://shop.example/feedback/"; write https://shop.example, and put /feedback into --base-path.',
  ],
  [['sign-in', '--name', 'Ada', '--public-url', 'https://shop.example/?a'], 'like https://shop.example'],
  [
    ['serve', '--allow-origin', 'shop.example'],
    'An allowed origin is "shop.example"; use an address like https://shop.example.',
  ],
  [['serve', '--allow-origin', '*'], 'An allowed origin is "*"; use an address like https://shop.example.'],
  [['serve', '--nonsense'], '--nonsense'],
  [['serve', '--config', '/nowhere/earful.config.json'], 'cannot be read'],
  [['serve', '--base-path', '/a b'], 'basePath'],
  [['sign-in'], 'Say who signs in'],
  [['erase'], 'Say what to erase'],
  [['migrate', '--data', '/dev/null/earful'], 'cannot write in the folder'],
])('%j fails with what to do', async (args, part) => {
  const { code, err } = await earful(args, prepared());
  expect(code).toBe(1);
  expect(err).toHaveLength(1);
  expect(err[0]).toContain(part);
  expect(err[0]).not.toMatch(/\n\s+at /);
});

test('help and version', async () => {
  expect((await earful(['--help'])).out[0]).toContain('EARFUL_DATA');
  expect((await earful(['--version'])).out[0]).toMatch(/^\d+\.\d+\.\d+/);
});
