import { readFileSync } from 'node:fs';

/** Version of this package, from its manifest, which lies above both the sources and the built modules. */
export function readVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return manifest.version;
}
