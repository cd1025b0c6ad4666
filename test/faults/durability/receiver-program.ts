import { serve } from '../../../packages/server/src/cli/serve.js';
import { readSettings } from '../../../packages/server/src/cli/settings.js';

const [config = '', folder = ''] = process.argv.slice(2);
const served = await serve(readSettings(['serve', '--port', '0', '--config', config, '--data', folder], {}), () => {});
process.stdout.write(`${served.url}\n`);
