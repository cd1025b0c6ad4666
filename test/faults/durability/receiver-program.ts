import { serve } from '../../../packages/server/src/cli/serve.js';
import { readSettings } from '../../../packages/server/src/cli/settings.js';

const [config = '', folder = ''] = process.argv.slice(2);
let tell = (): void => {};
const retained = new Promise<void>((resolve) => (tell = resolve));
const served = await serve(
  readSettings(['serve', '--port', '0', '--config', config, '--data', folder], {}),
  (_, what) => {
    if (what === 'retained') tell();
  },
);
// What is done once a day, and so at the start, writes the database, too.
await retained;
process.stdout.write(`${served.url}\n`);
