import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { serve } from '../../../packages/server/src/cli/serve.js';
import { readSettings } from '../../../packages/server/src/cli/settings.js';
import { config } from '../../server/support/site.js';
import { rowsOf } from '../../server/support/sqlite-rows.js';
import { temporaryFolder } from '../../server/support/temporary-folder.js';

/** What `earful serve` runs with these flags, on a port and a database of its own. Rows are read by another connection. */
export const startRealReceiver = async (flags: string[] = []) => {
  const folder = temporaryFolder();
  const file = join(folder, 'earful.config.json');
  writeFileSync(file, JSON.stringify(config));
  const args = ['serve', '--port', '0', '--config', file, '--data', folder, ...flags];
  const served = await serve(readSettings(args, {}), () => {});
  onTestFinished(() => served.close());
  return {
    endpoint: `${served.url}/earful`,
    rows: <T = Record<string, unknown>>(query: string) => rowsOf<T>(folder, query),
  };
};
