import { expect, test } from 'vitest';
import { isInstalled } from '../../../demo/setup/install.mjs';

const wanted = {
  '': { version: '0.1.0' },
  demo: { version: '0.1.0' },
  'node_modules/hono': { version: '4.0.0', integrity: 'sha512-a' },
  'node_modules/@rollup/for-elsewhere': { version: '1.0.0', integrity: 'sha512-b', optional: true, os: ['aix'] },
};
const { 'node_modules/hono': hono, demo, 'node_modules/@rollup/for-elsewhere': forElsewhere } = wanted;

test('what npm installed by itself is not installed again', () => {
  expect(isInstalled(wanted, { demo, 'node_modules/hono': hono })).toBe(true);
});

test('without a note of npm, or without one of the packages, it is', () => {
  expect(isInstalled(wanted, undefined)).toBe(false);
  expect(isInstalled(wanted, { demo })).toBe(false);
});

test('another version, or other bytes under the same version, are not what the lockfile wants', () => {
  expect(isInstalled(wanted, { demo, 'node_modules/hono': { ...hono, version: '4.0.1' } })).toBe(false);
  expect(isInstalled(wanted, { demo, 'node_modules/hono': { ...hono, integrity: 'sha512-c' } })).toBe(false);
});

test('a folder that came from a machine of another kind is of no use', () => {
  const there = { demo, 'node_modules/hono': hono, 'node_modules/@rollup/for-elsewhere': forElsewhere };
  expect(isInstalled(wanted, there)).toBe(false);
});
