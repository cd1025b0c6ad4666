import type { SiteConfig } from '@earful/protocol';
import { readText } from './repository.js';

/** Where the recipes are, in the repository. */
export const recipesFolder = 'packages/widget/docs/triggers';

/** A page about one signal, as far as a machine can read it. */
export interface Recipe {
  config: SiteConfig;
  /** Markup of the host, one entry for each of its pages. */
  html: string[];
  /** Script of the host. Empty when it needs none. */
  js: string;
}

/** Everything that stands in code blocks of this language. */
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code!);

/** Name of the file that a signal has its page in: `rageClick` is in `rage-click.md`. */
export const recipeFile = (signal: string): string =>
  `${signal.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;

/** Reads the recipe of a signal. Throws when there is no such page, or when it has not exactly one configuration. */
export function readRecipe(signal: string): Recipe {
  const text = readText(`${recipesFolder}/${recipeFile(signal)}`);
  const [config, ...others] = blocks(text, 'json');
  if (config === undefined || others.length > 0) throw new Error(`${recipeFile(signal)} needs one configuration.`);
  return { config: JSON.parse(config) as SiteConfig, html: blocks(text, 'html'), js: blocks(text, 'js').join('\n') };
}
