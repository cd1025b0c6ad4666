import { defineConfig } from '@playwright/test';
import usual from '../playwright.config.js';
import { rows } from './rows/rows.js';
import type { EngineName } from './tab.js';

// Workers read it from here: all of them play the same run.
process.env['EARFUL_SEED'] ??= String(Math.floor(Math.random() * 2 ** 31));

const isCore = !!process.env['EARFUL_CORE'];

/** Rows that name this engine. */
const ofEngine = (name: EngineName): RegExp => {
  const ids = rows.filter(({ engines }) => engines.includes(name)).map(({ id }) => id);
  return new RegExp(isCore ? `@core-${name}` : `row (${ids.join('|')}):`);
};

const use = (name: string) => usual.projects?.find((project) => project.name === name)?.use;
const chromium = use('chromium');
const firefox = use('firefox');
const hasWebkit = usual.projects?.some(({ name }) => name === 'webkit');

/** The fault matrix, in the engines that are here. Going back is as it is for people: pages come from the back/forward cache. */
export default defineConfig({
  testDir: '.',
  testMatch: 'matrix.spec.ts',
  outputDir: '../.output/faults',
  workers: isCore ? 2 : 1,
  fullyParallel: isCore,
  ...(usual.expect && { expect: usual.expect }),
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../.output/faults.json' }]],
  metadata: { seed: process.env['EARFUL_SEED'] },
  projects: [
    {
      name: 'chromium',
      grep: ofEngine('chromium'),
      use: {
        ...chromium,
        launchOptions: { ...chromium?.launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] },
      },
    },
    firefox && {
      name: 'firefox',
      grep: ofEngine('firefox'),
      use: { ...firefox, launchOptions: { ...firefox.launchOptions, firefoxUserPrefs: {} } },
    },
    hasWebkit && { name: 'webkit', grep: ofEngine('webkit') },
    { name: 'node', grep: ofEngine('node') },
  ].filter((project) => !!project),
});
