import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOpenId } from '../../../packages/server/src/cli/open-id.js';
import { readSettings } from '../../../packages/server/src/cli/settings.js';
import { earful } from '../support/command-line.js';
import { config } from '../support/site.js';
import { rowsOf } from '../support/sqlite-rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const issuer = 'https://id.example/realms/staff';
const flags = ['--oidc-issuer', issuer, '--oidc-client', 'earful'];
const readAll = (args: string[], environment: NodeJS.ProcessEnv = {}) =>
  readOpenId(readSettings(['serve', ...args], environment));

test('the secret comes from the environment or a file, never from a flag', () => {
  const file = join(temporaryFolder(), 'secret');
  writeFileSync(file, 'kept in a file\n');
  const inEnvironment = { EARFUL_OIDC_ISSUER: issuer, EARFUL_OIDC_CLIENT: 'earful', EARFUL_OIDC_SECRET: 'kept' };
  expect(readAll([], inEnvironment)).toEqual({ issuer, clientId: 'earful', clientSecret: 'kept' });
  expect(readAll([...flags, '--oidc-secret-file', file])?.clientSecret).toBe('kept in a file');
  expect(readAll(flags, { EARFUL_OIDC_SECRET_FILE: file })?.clientSecret).toBe('kept in a file');
  expect(() => readAll([...flags, '--oidc-secret', 'seen by all'])).toThrow(/Unknown option/);
  expect(readAll([])).toBeUndefined();
});

test('half of a setting is told, with what is missing, before anything is opened', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'earful.config.json');
  writeFileSync(file, JSON.stringify(config));
  const environment = { EARFUL_DATA: join(folder, 'data'), EARFUL_CONFIG: file, PORT: '0' };
  expect((await earful(['serve', '--oidc-client', 'earful'], environment)).err).toEqual([
    'To sign in with an account, set --oidc-issuer and EARFUL_OIDC_SECRET or --oidc-secret-file, too.',
  ]);
  expect((await earful(['serve', ...flags, '--oidc-secret-file', join(folder, 'none')], environment)).err[0]).toMatch(
    /cannot be read from .*none; name a file/,
  );
  const secret = { ...environment, EARFUL_OIDC_SECRET: 'kept' };
  const plain = await earful(['serve', '--oidc-issuer', 'http://id.example', '--oidc-client', 'earful'], secret);
  expect(plain.err[0]).toContain('use the https address by which the sign-in provider names itself');
  // Nobody answers there, and that keeps nothing from starting.
  const { code, out } = await earful(
    ['serve', '--oidc-issuer', 'http://127.0.0.1:1', '--oidc-client', 'earful'],
    secret,
  );
  expect([code, out.join().includes('listening')]).toEqual([0, true]);
  expect(out.join()).not.toContain('kept');
});

test('sign-in --email says by which address an account is known, and nothing of what is no address', async () => {
  const folder = temporaryFolder();
  const environment = { EARFUL_DATA: folder };
  const addresses = () => rowsOf(folder, 'select email, name from member_addresses, members where id = member_id');
  await earful(['sign-in', '--name', 'Ada', '--email', 'Ada@shop.example'], environment);
  await earful(['sign-in', '--name', 'Ada'], environment);
  expect(await addresses()).toEqual([{ email: 'ada@shop.example', name: 'Ada' }]);
  expect((await earful(['sign-in', '--name', 'Ben', '--email', 'ben'], environment)).err).toEqual([
    'email is "ben"; use one address.',
  ]);
  const taken = await earful(['sign-in', '--name', 'Ben', '--email', 'ada@shop.example'], environment);
  expect(taken).toMatchObject({
    code: 1,
    err: ['Earful stopped: Refusal: Somebody on the staff has this e-mail address already.'],
  });
  expect(await rowsOf(folder, 'select name from members')).toEqual([{ name: 'Ada' }]);
});
