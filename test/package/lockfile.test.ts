import { expect, test } from 'vitest';
import { filesBelow, readText } from '../helpers/repository.js';

interface Lockfile {
  packages: Record<string, { resolved?: string }>;
}

test('the lockfile names no download host', () => {
  const { packages } = JSON.parse(readText('package-lock.json')) as Lockfile;
  expect(Object.keys(packages).length).toBeGreaterThan(50);
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
