import { critique as critiqueSchema } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { comments, newClient, records, stage, submit, useStage } from './helpers/delivery-stage.js';
import { problemDocument } from './helpers/receiver.js';
import type { Answering } from './helpers/receiver.js';

useStage();

const ours = (status: number, code: string, headers?: Record<string, string>): Answering => ({
  status,
  body: problemDocument(status, code),
  ...(headers && { headers }),
});

describe('several records', () => {
  const queue = async (count: number) => {
    stage.receiver.answer('drop');
    for (let n = 0; n < count; n++) {
      await submit(`${n}`);
      stage.clock += 1;
    }
    await stage.client.flush();
    stage.receiver.arrived.length = 0;
    for (const record of records()) stage.outbox.records.set(record.key, { ...record, tries: 1, notBefore: 0 });
  };

  test('go one per request, oldest first, never two at once', async () => {
    await queue(5);
    stage.receiver.answer('store');
    let open = 0;
    let most = 0;
    const counting = (async (input, init) => {
      most = Math.max(most, ++open);
      return fetch(input, init).finally(() => open--);
    }) as typeof fetch;
    await newClient({ fetch: counting }).flush();
    expect(comments()).toEqual(['0', '1', '2', '3', '4']);
    expect(most).toBe(1);
    expect(records()).toEqual([]);
  });

  test('Retry-After stops them all and loses none: ten waiting, one new', async () => {
    await queue(10);
    stage.receiver.answer({ status: 429, headers: { 'retry-after': '60' } });
    const { outcome } = await submit('new');
    expect(outcome?.state).toBe('saved');
    expect(stage.receiver.arrived).toHaveLength(1);
    expect(records()).toHaveLength(11);
    stage.clock += 59_000;
    await newClient().flush();
    expect(stage.receiver.arrived).toHaveLength(1);
    stage.receiver.answer('store');
    stage.clock += 1_000;
    await stage.client.flush();
    expect(stage.receiver.stored.size).toBe(11);
    expect(records()).toEqual([]);
  });

  test('one that always fails holds up none of the others', async () => {
    await queue(3);
    stage.receiver.answer((envelope) => (JSON.parse(envelope.body).comment === '0' ? { status: 500 } : 'store'));
    await stage.client.flush();
    expect(records().map((record) => JSON.parse(record.body).comment)).toEqual(['0']);
  });

  test('what failed least goes first, so that one that eats the time of a flush cannot starve younger ones', async () => {
    await queue(2);
    const [oldest] = records();
    stage.outbox.records.set(oldest!.key, { ...oldest!, tries: 5 });
    stage.receiver.answer(() => ((stage.clock += 21_000), 'store'));
    await stage.client.flush();
    expect(comments()).toEqual(['1']);
    expect(records()).toMatchObject([{ tries: 5 }]);
  });

  test('no request starts later than 20 s after the flush did', async () => {
    await queue(3);
    stage.receiver.answer(() => ((stage.clock += 11_000), 'store'));
    await stage.client.flush();
    expect(comments()).toEqual(['0', '1']);
    expect(records()).toHaveLength(1);
  });

  test('one that another tab delivered meanwhile is not sent again', async () => {
    await queue(2);
    stage.receiver.answer((envelope) => {
      for (const [key, record] of stage.outbox.records)
        if (record.body !== envelope.body) stage.outbox.records.delete(key);
      return 'store';
    });
    await stage.client.flush();
    expect(comments()).toEqual(['0']);
  });

  test('bad ones are set aside: not sent, not in the way, not deleted', async () => {
    await queue(1);
    const [good] = records();
    const bad = {
      nothing: null,
      number: 5,
      newer: { ...good, v: 2 },
      noBody: { ...good, body: undefined },
      brokenBody: { ...good, body: '{"cri' },
      noKey: { ...good, key: undefined },
      elsewhere: { ...good, key: 'elsewhere', endpoint: 'https://other.example/earful' },
    };
    for (const [name, value] of Object.entries(bad)) stage.outbox.records.set(name, value as never);
    stage.receiver.answer('store');
    await stage.client.flush();
    expect(comments()).toEqual(['0']);
    expect(Object.fromEntries(stage.outbox.records)).toEqual(bad);
    expect(await stage.client.pending()).toEqual([]);
  });

  test('of two copies of a record, as a storage that becomes full leaves them, only the newer one counts', async () => {
    await queue(1);
    const [older] = records();
    stage.outbox.records.set('elsewhere', { ...older!, tries: 4, wait: 60_000, notBefore: stage.clock + 60_000 });
    stage.receiver.answer(ours(422, 'invalid'));
    await stage.client.flush();
    expect(comments()).toEqual([]);
    expect(await stage.client.pending()).toMatchObject([{ tries: 4 }]);

    stage.outbox.records.set('elsewhere', { ...older!, tries: 5, returned: { code: 'invalid' } });
    await stage.client.flush();
    expect(comments()).toEqual([]);
    expect(await stage.client.pending()).toMatchObject([{ returned: { code: 'invalid' } }]);
  });

  test('two clients over one outbox: every critique is one row', async () => {
    await queue(10);
    stage.receiver.answer('store');
    await Promise.all([stage.client.flush(), newClient().flush()]);
    expect(stage.receiver.stored.size).toBe(10);
    expect(records()).toEqual([]);
  });
});

describe('conflicts', () => {
  test('revision 1: another text has its id, so it takes a new id, and both are stored', async () => {
    const identity = stage.client.mint();
    await submit('one', 1, identity);
    const { outcome } = await submit('other', 1, identity);
    expect(outcome?.state).toBe('saved');
    const heard: unknown[] = [];
    stage.client.onOutcome((record, outcome) => heard.push({ ...record, outcome }));
    await stage.client.flush();
    expect(records()).toEqual([]);
    expect(stage.receiver.stored.size).toBe(2);
    const { critique, envelope } = stage.receiver.arrived.at(-1)!;
    expect(critiqueSchema.parse(critique)).toMatchObject({
      comment: 'other',
      revision: 1,
      reference: identity.reference,
    });
    expect(critique.critiqueId).not.toBe(identity.critiqueId);
    expect(envelope.proof).toBe(identity.secret);
    expect(heard).toMatchObject([{ critiqueId: identity.critiqueId, revision: 1, outcome: { state: 'received' } }]);
  });

  test('two tabs that hear of it at the same time come to the same id: one row, not two', async () => {
    const identity = stage.client.mint();
    await submit('one', 1, identity);
    stage.receiver.answer('drop');
    await submit('other', 1, identity);
    stage.receiver.answer('store');
    const tabs = [newClient(), newClient()];
    const all = [...stage.outbox.records];
    await Promise.all(tabs.map((tab) => tab.flush()));
    const [renamed] = records();
    await tabs[0]!.flush();
    // The slower tab writes what it has made of the record, after the faster one has delivered its own.
    stage.outbox.records.set(all[0]![0], { ...all[0]![1], tries: 2 });
    await tabs[1]!.flush();
    await tabs[1]!.flush();
    expect(records()).toEqual([]);
    expect([...stage.receiver.stored.values()].map((body) => JSON.parse(body).comment)).toEqual(['one', 'other']);
    expect(JSON.parse(renamed!.body).critiqueId).not.toBe(identity.critiqueId);
  });

  test('a third text under the same id finds a place too', async () => {
    const identity = stage.client.mint();
    // All in the same millisecond.
    for (const words of ['one', 'two', 'three']) await submit(words, 1, identity);
    for (let n = 0; n < 3; n++) await stage.client.flush();
    expect([...stage.receiver.stored.values()].map((body) => JSON.parse(body).comment).sort()).toEqual([
      'one',
      'three',
      'two',
    ]);
    expect(records()).toEqual([]);
  });

  test('a later revision takes the next number', async () => {
    const identity = stage.client.mint();
    await submit('two', 2, identity);
    await submit('two, in another tab', 2, identity);
    await stage.client.flush();
    expect([...stage.receiver.stored.keys()]).toEqual([`${identity.critiqueId} 2`, `${identity.critiqueId} 3`]);
    expect(records()).toEqual([]);
  });

  test('a receiver that only ever says conflict is asked once per flush', async () => {
    stage.receiver.answer(ours(409, 'conflict'));
    await submit();
    const before = stage.receiver.arrived.length;
    await stage.client.flush();
    expect(stage.receiver.arrived).toHaveLength(before + 1);
    expect(records()).toHaveLength(1);
  });
});
