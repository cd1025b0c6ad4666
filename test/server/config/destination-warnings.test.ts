import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earful } from '../support/command-line.js';
import { config } from '../support/site.js';
import { temporaryFolder } from '../support/temporary-folder.js';

test.each([
  ['http://hooks.example/T0/canary', 'is not https, so nothing is sent there; use https; in development'],
  ['ftp://hooks.example/canary', 'is not https'],
  ['https://hooks.example:9000/canary', 'is at a port to which nothing is sent; use 443 or 8443'],
  ['https://user:canary@hooks.example/', 'has a user or a password in it, so nothing is sent there; leave them out'],
  ['https://10.0.0.7/canary', 'leads to no public address, so nothing is sent there; use one of the internet'],
  ['https://[::1]/canary', 'leads to no public address'],
  ['https://0x7f.1/canary', 'leads to no public address'],
  ['https://LocalHost./canary', 'leads to no public address'],
  ['hooks.example/canary', 'is no address; copy it once more, else earful serve does not start'],
  [' ', 'is not set here'],
  ['https://hooks.example:8443/canary ', undefined],
  ['https://8.8.8.8/canary', undefined],
])(
  'Slack or Teams at %j is a warning if nothing is ever sent there, and the secret is not shown',
  async (url, problem) => {
    const told = { slack: [{ id: 'a', url: '${SLACK}' }], teams: [{ id: 'b', url: '${TEAMS}' }] };
    const file = join(temporaryFolder(), 'earful.config.json');
    writeFileSync(file, JSON.stringify({ ...config, private: { ...config.private, ...told } }));
    const { code, out, err } = await earful(['check', file], { SLACK: url, TEAMS: url });
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out.join('\n')).not.toMatch(/canary|9000|0\.0\.7/);
    const warnings = out.filter((line) => line.includes('.url ('));
    if (problem === undefined) expect(warnings).toEqual([]);
    else
      expect(warnings).toEqual([
        expect.stringContaining(`  private.slack.0.url ("\${SLACK}"): ${problem}`),
        expect.stringContaining(`  private.teams.0.url ("\${TEAMS}"): ${problem}`),
      ]);
  },
);
