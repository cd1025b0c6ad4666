import { describe, expect, test } from 'vitest';
import type { Evidence, StoredRow, Told } from './audit.js';
import { audit } from './audit.js';

const one = { critiqueId: '0198-000000000001', revision: 1 };
const comment = 'It was late.';
const row: StoredRow = { ...one, comment, cases: 1, received: 1, revised: 0, doubted: 0, vouched: 0 };
const record = { ...one, body: JSON.stringify({ comment }) };
const told = (said: Told['told'], isTextInForm = false): Told => ({ ...one, told: said, isTextInForm });

const judge = ({ outcomes = [], kept, ...evidence }: Partial<Evidence> & { outcomes?: string[]; kept?: boolean }) =>
  audit({
    noted: [
      {
        submitted: [{ ...one, comment, ...(kept !== undefined && { kept }) }],
        outcomes: outcomes.map((state) => ({ ...one, state })),
      },
    ],
    told: [],
    stored: [],
    lying: [],
    ...evidence,
  });

describe('what is as it should be', () => {
  test.each<[string, Parameters<typeof judge>[0]]>([
    ['stored, and called received', { stored: [row], outcomes: ['saved', 'received'], kept: true }],
    ['kept, and called saved', { lying: [record], outcomes: ['saved'], kept: true, told: [told('saved')] }],
    ['handed back', { lying: [{ ...record, returned: {} }], outcomes: ['returned'], kept: true }],
    ['not saved, and the words are in the form', { told: [told('unsaved', true)], kept: false }],
    ['set aside', { stored: [{ ...row, received: 0, doubted: 1 }] }],
    ['set aside, and vouched for', { stored: [{ ...row, doubted: 1, vouched: 1 }] }],
    ['under another name after a conflict', { stored: [{ ...row, critiqueId: '0198-000000000002' }] }],
  ])('%s', (_, evidence) => {
    expect(judge(evidence)).toEqual([]);
  });
});

describe('what must not be', () => {
  test.each<[string, Parameters<typeof judge>[0], string]>([
    ['gone', {}, 'lost'],
    ['not saved, and the words are gone', { told: [told('unsaved')] }, 'lost'],
    ['called received, only kept', { lying: [record], outcomes: ['received'] }, 'called received'],
    ['the page says received, only kept', { lying: [record], told: [told('received')] }, 'called received'],
    ['called saved, only in the form', { outcomes: ['saved'], told: [told('unsaved', true)] }, 'called saved'],
    ['called durable, only in the form', { kept: true, told: [told('unsaved', true)] }, 'called durable'],
    ['delivered and not let go', { stored: [row], lying: [record] }, 'still on the device'],
    ['kept twice', { lying: [record, record] }, 'on the device 2 times'],
    ['stored under two names', { stored: [row, { ...row, critiqueId: '0198-000000000002' }] }, 'there twice'],
    ['other words', { stored: [{ ...row, comment: 'It w' }], lying: [record] }, 'other words'],
    ['two cases', { stored: [{ ...row, cases: 2 }] }, '2 cases'],
    ['two messages', { stored: [{ ...row, received: 2 }] }, '2 + 0 + 0 messages'],
    ['no message', { stored: [{ ...row, received: 0 }] }, '0 + 0 + 0 messages'],
    ['set aside, and told of', { stored: [{ ...row, doubted: 1 }] }, '1 + 0 + 1 messages'],
    [
      'vouched for, and not told of',
      { stored: [{ ...row, received: 0, doubted: 1, vouched: 1 }] },
      '0 + 0 + 1 messages',
    ],
  ])('%s', (_, evidence, said) => {
    expect(judge(evidence).join('\n')).toContain(said);
  });

  test('taken back, and stored again', () => {
    const submitted = [
      { ...one, comment },
      { ...one, revision: 2, comment: '', isWithdrawal: true },
    ];
    const bare = { ...row, revision: 2, comment: '', revised: 1 };
    const evidence = { noted: [{ submitted, outcomes: [] }], told: [], lying: [] };
    expect(audit({ ...evidence, stored: [bare] })).toEqual([]);
    expect(audit({ ...evidence, stored: [bare, row] }).join('\n')).toContain('taken back, and stored');
  });

  test('a row that nobody wrote', () => {
    expect(audit({ noted: [], told: [], stored: [row], lying: [] })).toEqual([
      'nobody wrote this row: 000000000001:1 "It was late."',
    ]);
  });
});
