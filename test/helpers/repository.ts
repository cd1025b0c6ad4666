import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The packages, from the bottom of the house to the top. */
export const packageNames = ['protocol', 'client', 'insight', 'widget', 'server', 'inbox'] as const;

const skipped = new Set(['node_modules', 'dist', 'bundle', '.git', '.output', '.earful', '.cache']);

/** Files below a folder of the repository, as paths relative to its root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(path);
    return [relative('.', path)];
  });
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export interface Manifest {
  name: string;
  /** Modules by condition; a single file is data. */
  exports: Record<string, Record<string, string> | string>;
  dependencies?: Record<string, string>;
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readText(`${folder}/package.json`)) as Manifest;
}
