import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { signalParameters, signals } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { configWarnings } from '../../packages/server/src/config/config-warnings.js';
import { configFaults } from '../../packages/server/src/config.js';
import { readRecipe, recipeFile, recipesFolder } from '../helpers/recipes.js';
import { filesBelow, readText, root } from '../helpers/repository.js';

const pages = filesBelow(recipesFolder);
const index = `${recipesFolder}/README.md`;

describe.each(signals)('%s', (signal) => {
  test('has a recipe that earful check accepts without a warning, about this signal first', () => {
    const { config } = readRecipe(signal);
    expect(configFaults(config)).toEqual([]);
    expect(configWarnings(config, Date.now())).toEqual([]);
    expect(config.triggers?.[0]?.signal).toBe(signal);
  });

  test('names the parameters that the signal reads, and what it needs', () => {
    const table = readText(`${recipesFolder}/${recipeFile(signal)}`).split('## Parameters')[1]!;
    // Filters of facts are told for all signals together; a recipe names them where it uses one.
    const rows = [...table.matchAll(/^\| `(\w+)` \| (needed)?/gm)].filter(([, name]) => name !== 'facts');
    const { needs = [], reads } = signalParameters[signal];
    expect(rows.map(([, name]) => name).toSorted()).toEqual(
      [...needs, ...reads].filter((name) => name !== 'facts').toSorted(),
    );
    expect(rows.flatMap(([, name, needed]) => (needed ? [name] : []))).toEqual(needs);
  });

  test('stands in the index once', () => {
    expect(readText(index).split(`| [\`${signal}\`](${recipeFile(signal)}) |`)).toHaveLength(2);
  });

  test('is run in a real browser', () => {
    const specs = filesBelow('test/browser').filter((file) => /\/recipes-[a-z-]+\.spec\.ts$/.test(file));
    const run = new RegExp(`follow\\(shop, '${signal}'\\)|\\['${signal}', '/`);
    expect(specs.filter((file) => run.test(readText(file)))).toHaveLength(1);
  });
});

test('there is no page without a signal', () => {
  const known = ['README.md', ...signals.map(recipeFile)].map((file) => `${recipesFolder}/${file}`);
  expect(pages.toSorted()).toEqual(known.toSorted());
});

const serverPages = ['packages/server/README.md', ...filesBelow('packages/server/docs')];

test.each([...pages, ...serverPages, 'README.md', 'CONTRIBUTING.md', 'packages/widget/README.md'])(
  'every link of %s leads to a file',
  (page) => {
    const links = [...readText(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  },
);
