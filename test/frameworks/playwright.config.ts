import { defineConfig } from '@playwright/test';
import base from '../playwright.config.js';

/** The tests on real frameworks. They need the packages of this folder: run `npm run test:all`, which installs them. */
export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../.output/frameworks',
  reporter: 'list',
  projects: base
    .projects!.filter(({ name }) => !/webkit|visual/.test(name!))
    .map((project) => ({ ...project, testMatch: '*.spec.ts' })),
});
