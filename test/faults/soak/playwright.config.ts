import { defineConfig } from '@playwright/test';
import matrix from '../playwright.config.js';

/** The soak: in all engines with pages that are here, at once. */
export default defineConfig({
  ...matrix,
  testDir: '.',
  testMatch: 'soak.spec.ts',
  outputDir: '../../.output/soak',
  workers: 3,
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: '../../.output/soak.json' }]],
  projects: matrix.projects!.filter(({ name }) => name !== 'node').map((project) => ({ ...project, grep: /^/ })),
});
