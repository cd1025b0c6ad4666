import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConsent } from '../../packages/widget/src/consent.js';
import type { Consents } from '../../packages/widget/src/shared/consents.js';

const shelf = () => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
};
let local: ReturnType<typeof shelf>;
let session: ReturnType<typeof shelf>;

beforeEach(() => {
  [local, session] = [shelf(), shelf()];
  vi.stubGlobal('window', { localStorage: local, sessionStorage: session });
  vi.stubGlobal('navigator', {});
});
afterEach(() => vi.unstubAllGlobals());

const setUp = (count: () => Promise<unknown> = async () => 1) => {
  const world = { consents: { storage: false, measurement: false } as Consents, joined: 0, counted: 0 };
  const consent = createConsent({
    consents: world.consents,
    endpoint: 'https://shop.example/earful',
    onWithdrawn: () => () => {},
    remembering: [{ join: () => void world.joined++ }, undefined],
    count: () => {
      world.counted++;
      return count();
    },
    waits: () => {},
  });
  return { world, consent };
};

/** Names of all notes that the sources of the widget write. */
const notesIn = (name: 'localStorage' | 'sessionStorage'): string[] => {
  const folder = 'packages/widget/src';
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return sources.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(new RegExp(`keep\\('${name}', '(\\w+)'`, 'g'))].map(
      ([, note]) => note!,
    ),
  );
};

describe('consent', () => {
  test('storage taken back takes every note off the device but those of a person’s own click', () => {
    const { consent } = setUp();
    const theirs = { localStorage: ['launcher', 'rest', 'returned'], sessionStorage: ['asked'] };
    for (const [name, store] of [
      ['localStorage', local],
      ['sessionStorage', session],
    ] as const) {
      for (const note of notesIn(name)) store.setItem('earful:' + note, '1');
      store.setItem('other', '1');
      expect(store.items.size).toBeGreaterThan(3);
    }
    for (const note of ['errors', 'searches']) session.setItem('earful:' + note, '1');
    consent({ storage: false });
    expect([...local.items.keys()].sort()).toEqual(
      [...theirs.localStorage.map((note) => 'earful:' + note), 'other'].sort(),
    );
    expect([...session.items.keys()].sort()).toEqual(['earful:asked', 'other']);
  });

  test('who remembers is told once that storage is allowed, however often that is said', () => {
    const { world, consent } = setUp();
    consent({ measurement: false });
    expect(world.joined).toBe(0);
    consent({ storage: true });
    consent({ storage: true, measurement: true });
    expect(world.joined).toBe(1);
    consent({ storage: false });
    consent({ storage: true });
    expect(world.joined).toBe(2);
  });

  test('counting begins once; what could not be fetched is tried again with the next word', async () => {
    let fails = true;
    const { world, consent } = setUp(async () => {
      if (fails) throw new Error('offline');
    });
    consent({ measurement: true });
    await Promise.resolve();
    await Promise.resolve();
    fails = false;
    consent({ measurement: true });
    consent({ measurement: true });
    expect(world.counted).toBe(2);
  });

  test('Global Privacy Control outweighs a yes to measurement, and nothing else', () => {
    vi.stubGlobal('navigator', { globalPrivacyControl: true });
    const { world, consent } = setUp();
    consent({ storage: true, measurement: true });
    expect(world).toMatchObject({ consents: { storage: true, measurement: false }, counted: 0, joined: 1 });
  });
});
