import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './settings.js';
import { starterConfig } from './starter-config.js';

/** Where the package has the schema: see `exports` of @earful/protocol. */
const schemaInPackage = join('@earful', 'protocol', 'schema', 'earful.config.schema.json');

/**
 * The schema as an editor finds it from beside the file, through the folder of installed packages. Not through where a
 * package manager really keeps it: that path changes with every version.
 */
function schemaPath(file: string): string | undefined {
  const folders = createRequire(file).resolve.paths('@earful/protocol') ?? [];
  const found = folders.map((folder) => join(folder, schemaInPackage)).find((one) => existsSync(one));
  const path = found && relative(dirname(file), found).split(sep).join('/');
  return path?.startsWith('.') === false ? `./${path}` : path;
}

/**
 * Writes a commented configuration to start from.
 *
 * @throws UsageError when the file exists, which is never overwritten, or cannot be written.
 */
export function init(file: string): string {
  const path = resolve(file);
  try {
    writeFileSync(path, starterConfig(schemaPath(path)), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new UsageError(`${file} exists and was left as it is; name another file, or edit this one.`);
    }
    throw new UsageError(`${file} cannot be written; name a file in a folder that exists and may be written.`);
  }
  return `Wrote ${file}. Make it yours in an editor, then run: earful check ${file}`;
}
