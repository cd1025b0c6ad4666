import { expect, test } from 'vitest';
import { filesBelow, readText } from '../helpers/repository.js';

interface Lockfile {
  packages: Record<string, { resolved?: string }>;
}

test.each([
  ['package-lock.json', 50],
  ['test/frameworks/package-lock.json', 20],
])('%s names no download host', (file, least) => {
  const { packages } = JSON.parse(readText(file)) as Lockfile;
  expect(Object.keys(packages).length).toBeGreaterThan(least);
  const naming = Object.entries(packages).filter(([, { resolved }]) => resolved?.includes('://'));
  expect(naming).toEqual([]);
});

test('.npmrc keeps it so on every machine, and names no host itself', () => {
  const npmrc = readText('.npmrc');
  expect(npmrc).toContain('omit-lockfile-registry-resolved=true');
  expect(npmrc).not.toContain('://');
});

test('no file names a registry', () => {
  const registry = new RegExp(['registry\\.npm' + 'js', 'deb\\.deb' + 'ian', 'npm\\.pkg\\.git' + 'hub'].join('|'));
  const files = ['packages', 'demo', 'test'].flatMap(filesBelow).filter((file) => !/\.(png|webp|ico)$/.test(file));
  expect(files.filter((file) => registry.test(readText(file)))).toEqual([]);
});
