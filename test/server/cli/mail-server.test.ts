import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earful } from '../support/command-line.js';
import { config } from '../support/site.js';
import { temporaryFolder } from '../support/temporary-folder.js';

function configFile(): string {
  const file = join(temporaryFolder(), 'earful.config.json');
  const mail = { server: '${MAIL}', from: 'earful@shop.example', to: ['care@shop.example'] };
  writeFileSync(file, JSON.stringify({ ...config, private: { ...config.private, mail } }));
  return file;
}

test.each([
  'mail.example',
  'mail.example:25',
  'me:hunter2@mail.example',
  'https://me:hunter2@mail.example',
  'smtp://',
  'smtp://:25',
  'smtp://me:hunter2@',
  // The password ends the name of the server.
  'smtps://me:12/hunter2@mail.example',
  'smtps://me:12#hunter2@mail.example',
  'smtps://me:12?hunter2@mail.example',
])('a mail server written as %s is told how to be written; its password is not told', async (server) => {
  const file = configFile();
  const form = 'smtps://user:password@mail.shop.example, special characters of the password percent-encoded';
  const { code, out } = await earful(['check', file], { MAIL: server });
  expect(code).toBe(0);
  expect(out.filter((line) => line.includes('private.'))).toEqual([
    `  private.mail.server ("\${MAIL}"): is no address of a mail server, so earful serve does not start; write it like ${form}`,
  ]);
  const data = ['--data', temporaryFolder(), '--config', file, '--port', '0'];
  const served = await earful(['serve', ...data], { MAIL: server });
  expect(served.code).toBe(1);
  expect(served.err).toEqual([`MAIL is no address of a mail server; write it like ${form}.`]);
  expect(JSON.stringify(served.out)).not.toContain('hunter2');
});

test.each([
  'smtp://localhost:25',
  'smtps://me:p%40ss@mail.example/',
  'smtp://[::1]:2525',
  'SMTP://mail.example?pool=true',
])('a mail server may be written as %s', async (server) => {
  const file = configFile();
  const { code, out } = await earful(['check', file], { MAIL: server });
  expect([code, out.filter((line) => line.includes('private.'))]).toEqual([0, []]);
  const data = ['--data', temporaryFolder(), '--config', file, '--port', '0'];
  expect((await earful(['serve', ...data], { MAIL: server })).code).toBe(0);
});
