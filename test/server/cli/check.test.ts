import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteConfig } from '@earful/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../../packages/server/src/cli/run.js';
import { configWarnings } from '../../../packages/server/src/config/config-warnings.js';
import { configFaults } from '../../../packages/server/src/config.js';
import { fullConfig } from '../../helpers/full-config.js';
import { root } from '../../helpers/repository.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function earful(args: string[], environment: NodeJS.ProcessEnv = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const surroundings = { environment, out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await run(args, { ...surroundings, stopped: () => Promise.resolve() });
  return { code, out, err };
}

function fileWith(content: unknown): string {
  const file = join(temporaryFolder(), 'shop.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const clean = {
  brand: { name: 'Lindenhof' },
  touchpoints: [{ id: 'checkout', name: 'Checkout', owner: 'Ada', responsePromise: { readWithinHours: 24 } }],
  promises: [{ id: 'fair-price', touchpoint: 'checkout', statement: 'Never dearer than elsewhere', value: 0 }],
  triggers: [{ signal: 'paymentFailed', touchpoint: 'checkout' }],
};

test('a clean file is one line', async () => {
  const file = fileWith(clean);
  const said = await earful(['check', file]);
  expect(said).toEqual({ code: 0, out: [`${file} is fine: 1 touchpoint, 1 promise, 1 trigger.`], err: [] });
});

test('without FILE, it is the one that serve would read', async () => {
  const file = fileWith(clean);
  expect((await earful(['check'], { EARFUL_CONFIG: file })).out[0]).toContain(file);
  expect((await earful(['check', '--config', file])).out[0]).toContain(file);
});

test('every fault is told, with exit code 2, and serve says the same', async () => {
  const file = fileWith({ ...clean, lancher: true, triggers: [{ signal: 'paymentFailed', touchpoint: 'checkot' }] });
  const { code, out, err } = await earful(['check', file]);
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(err).toEqual([
    [
      `${file} cannot be used:`,
      '  lancher (true): is not a known name; write "launcher"',
      '  triggers.0.touchpoint ("checkot"): is not among the touchpoints; write "checkout", or add it to touchpoints',
    ].join('\n'),
  ]);
  expect(await earful(['serve', '--config', file, '--port', '0'])).toEqual({ code, out, err });
});

test('own texts in every form are welcome; what leaves something out is a warning', async () => {
  const own = {
    en: {
      inviteTitle: 'Hm?',
      answersMuchWorse: 'bad',
      launcherLabel: 'Say it',
      neutralBody: 'x',
      pageStatesReceivedName: 'x',
    },
    pl: { keepsWordsFew: '{n} miesiące', keepsWordsOne: 'miesiąc', kindsCard: 'karta', pageKioskClearMany: '{n}' },
  };
  expect((await earful(['check', fileWith({ ...clean, wording: own })])).out[0]).toContain('is fine');
  const file = fileWith({ ...clean, wording: { en: { next: '{team} reads it.' }, nb: { notNow: 'Ikke nå' } } });
  const { out } = await earful(['check', file]);
  expect(out[0]).toBe(`${file} can be used. 3 warnings:`);
  expect(out[1]).toContain('wording.en.next ("{team} reads it."): leaves out {date}; put {date} where it belongs');
  expect(out[2]).toContain('leaves out {ref}');
  expect(out[3]).toMatch(
    /wording\.nb .*: is a language of your own, and \d+ of its texts are still English; add inviteTitle, /,
  );
});

test('a file that is not there is one sentence, with exit code 1', async () => {
  const { code, err } = await earful(['check', '/nowhere/shop.json']);
  expect({ code, err }).toEqual({ code: 1, err: ['/nowhere/shop.json cannot be read; name an existing file.'] });
});

test('the shop of the demo has no fault', async () => {
  expect(await earful(['check', join(root, 'demo/earful.config.json')])).toMatchObject({ code: 0, err: [] });
});

describe('warns of', () => {
  const [checkout] = clean.touchpoints;
  const [promise] = clean.promises;
  const said = (value: number, validFrom?: string) => ({ channel: 'web', value, ...(validFrom && { validFrom }) });

  test.each<[string, object, string]>([
    [
      'a touchpoint without owner',
      { touchpoints: [{ ...checkout, owner: undefined }] },
      'touchpoints.0.owner (missing)',
    ],
    ['one without reply promise', { touchpoints: [{ ...checkout, responsePromise: undefined }] }, '0.responsePromise'],
    ['one without trigger', { triggers: [] }, 'touchpoints.0.id ("checkout"): has no trigger'],
    ['one whose trigger is off', { triggers: [{ ...clean.triggers[0], enabled: false }] }, 'has no trigger'],
    ['a promise without value', { promises: [{ ...promise, value: undefined }] }, 'promises.0.value (missing)'],
    [
      'a promise that says two things at once',
      { promises: [{ ...promise, placements: [said(2), { channel: 'mail' }, said(3)] }] },
      'promises.0.placements.2.value (3): is another value than that of promises.0.placements.0',
    ],
    ['a trigger that never asks', { touchpoints: [{ ...checkout, active: false }] }, 'triggers.0.touchpoint'],
    [
      'a retired touchpoint that pages still get',
      { touchpoints: [{ ...checkout, retiredAt: '2020-01-01T00:00:00Z' }] },
      'add "active": false',
    ],
    [
      'reasons that nobody can choose',
      { touchpoints: [{ ...checkout, causes: ['price'], details: ['words', 'reply'] }] },
      'touchpoints.0.causes (["price"]): nobody can choose them at checkout; add "causes" to its details',
    ],
    [
      'other words where no value tells whether they say the same',
      {
        promises: [
          {
            ...promise,
            placements: [
              { channel: 'web', text: 'In two days' },
              { channel: 'mail', text: 'In 3 days' },
            ],
          },
        ],
      },
      'promises.0.placements.1.text ("In 3 days"): is another text than that of promises.0.placements.0; add the value',
    ],
    [
      'a value that is not the promised one',
      { promises: [{ ...promise, value: 2, placements: [said(3)] }] },
      'promises.0.placements.0.value (3): is not the value of the promise, 2; say it as it is promised',
    ],
    ['an experiment with nobody in it', { experiment: { holdOut: 1 } }, 'experiment.holdOut (1): is everybody'],
  ])('%s, with exit code 0', async (_, change, part) => {
    const { code, out, err } = await earful(['check', fileWith({ ...clean, ...change })]);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out[0]).toMatch(/can be used\. \d warnings?:$/);
    expect(out.slice(1).join('\n')).toContain(part);
  });

  test('neither an owner that routes name nor a promise that changed in time', async () => {
    const first = { ...said(3), text: 'In three days', validTo: '2020-01-01T00:00:00Z' };
    const second = { ...said(2, '2020-01-01T00:00:00Z'), text: 'In two days' };
    const changed = {
      ...clean,
      touchpoints: [{ ...checkout, owner: undefined }],
      promises: [
        { ...promise, value: 2, placements: [first, second] },
        { ...promise, value: 2, id: 'quick-reply', placements: [second, first] },
      ],
      private: { routes: [{ touchpoint: 'checkout', department: 'Finance', owner: 'Ada' }] },
    };
    expect((await earful(['check', fileWith(changed)])).out).toHaveLength(1);
  });

  test('neither one promise in two languages nor other words for one value', async () => {
    const placements = [
      { channel: 'web', text: 'In two days', locale: 'en' },
      { channel: 'web', text: 'W dwa dni', locale: 'pl' },
      { ...said(2), text: 'In 48 hours', locale: 'en' },
      { ...said(2), text: 'Within two days', locale: 'en' },
    ];
    const promises = [{ ...promise, value: 2, placements }];
    expect((await earful(['check', fileWith({ ...clean, promises })])).out).toHaveLength(1);
  });
});

describe('whatever stands in the file', () => {
  /** Paths of all values inside a value. */
  const pathsIn = (value: unknown, path: string[] = []): string[][] => [
    path,
    ...(typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))
      : []),
  ];

  function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
    if (key === undefined) return by;
    const copy = structuredClone(value) as Record<string, unknown>;
    if (rest.length === 0 && by === undefined) delete copy[key];
    else copy[key] = replaced(copy[key], rest, by);
    return copy;
  }

  const mutated = fc
    .array(fc.tuple(fc.constantFrom(...pathsIn(fullConfig)), fc.option(fc.jsonValue(), { nil: undefined })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((changes) =>
      changes.reduce<unknown>((value, [path, by]) => {
        try {
          return replaced(value, path, by);
        } catch {
          return value; // An earlier change took that place away.
        }
      }, fullConfig),
    );

  test('every fault has a place, a problem and a fix, and no fault means that the schema takes it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mutated), (value) => {
        const faults = configFaults(value);
        for (const { path, value: shown, problem, fix } of faults) {
          for (const part of [path, shown, problem, fix]) expect(part).toMatch(/\S/);
        }
        const { success, data } = siteConfig.safeParse(value);
        if (!success) expect(faults).not.toEqual([]);
        if (faults.length > 0 || !data) return;
        for (const { path, fix } of configWarnings(data, 0)) expect(`${path}|${fix}`).toMatch(/\S\|\S/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('check answers 0 or 2 with something to read, also for text that is no JSON', async () => {
    const file = join(temporaryFolder(), 'shop.json');
    const text = fc.oneof(
      fc.string(),
      mutated.map((value) => JSON.stringify(value) ?? ''),
      fc.nat({ max: 400 }).map((length) => JSON.stringify(fullConfig).slice(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        writeFileSync(file, content);
        const { code, out, err } = await earful(['check', file]);
        expect([0, 2]).toContain(code);
        expect([...out, ...err].join('')).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });
});

describe('who gets told', () => {
  const inside = {
    webhooks: [
      { id: 'crm', url: 'http://crm.example/', secrets: ['${CRM_SECRET}'] },
      { id: 'erp', url: 'https://erp.example:9000/', secrets: ['${ERP_SECRET}'] },
      { id: 'near', url: 'https://192.168.0.9/', secrets: ['${ERP_SECRET}'] },
    ],
  };
  const recipients = ['care@shop.example'];
  const toldOf = (touchpoint: object, told: object) =>
    fileWith({ ...clean, touchpoints: [{ ...clean.touchpoints[0], ...touchpoint }], private: told });

  test('what leads nowhere is a warning', async () => {
    const { code, out } = await earful(['check', toldOf({ recipients }, inside)], { ERP_SECRET: 'x' });
    expect(code).toBe(0);
    expect(out.slice(1)).toEqual([
      '  private.webhooks.0.url ("http://crm.example/"): is not https, so nothing is sent there; use https; in development, --allow-private',
      '  private.webhooks.0.secrets.0 ("${CRM_SECRET}"): is not set here; set CRM_SECRET where earful serve runs, else it does not start',
      '  private.webhooks.1.url ("https://erp.example:9000/"): is at a port to which nothing is sent; use 443 or 8443',
      '  private.webhooks.2.url ("https://192.168.0.9/"): leads to no public address, so nothing is sent there; use one of the internet; in development, --allow-private',
      '  touchpoints.0.recipients (["care@shop.example"]): get no mail: there is no server for it; add private.mail',
      expect.stringContaining('tells no person of what is urgent; add slack, teams or mail'),
    ]);
  });

  test('mail without somebody for the rest is a warning, and a whole one is fine', async () => {
    const mail = { server: '${MAIL}', from: 'earful@shop.example' };
    const alone = await earful(['check', toldOf({ recipients }, { mail })], { MAIL: 'smtp://127.0.0.1' });
    expect(alone.out[1]).toContain('private.mail.to (missing): critiques from elsewhere reach nobody by mail');
    const whole = toldOf({ recipients }, { mail: { ...mail, to: recipients } });
    expect((await earful(['check', whole], { MAIL: 'smtp://127.0.0.1' })).out[0]).toContain('is fine');
  });

  test('a secret in the file, a password in an address, a name used twice or unknown are faults', async () => {
    const told = {
      webhooks: [{ id: 'crm', url: 'https://a:b@crm.example/', secrets: ['whsec_c2VjcmV0'], touchpoints: ['checkot'] }],
      slack: [{ id: 'crm', url: 'https://hooks.slack.example/T0/B0/secret' }],
    };
    const { code, err } = await earful(['check', toldOf({}, told)]);
    expect(code).toBe(2);
    expect(err[0]).toContain(
      'private.webhooks.0.url ("https://a:b@crm.example/"): cannot be used; leave user and password',
    );
    expect(err[0]).toMatch(/private\.webhooks\.0\.secrets\.0 .*: has the wrong form; write the name of an environment/);
    expect(err[0]).toMatch(/private\.slack\.0\.url .*: has the wrong form; write the name of an environment variable/);
    expect(err[0]).toContain('private.slack.0.id ("crm"): is used twice');
    expect(err[0]).toContain(
      'private.webhooks.0.touchpoints.0 ("checkot"): is not among the touchpoints; write "checkout"',
    );
  });
});
