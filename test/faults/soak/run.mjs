// `npm run soak [-- --minutes 3]`: faults by chance in every engine that is here. EARFUL_SEED replays which faults and deeds come. Other
// arguments go to Playwright (`--project webkit`).
import { playSoak, prepare } from '../play.mjs';
import { soakLines } from '../results.mjs';

const given = process.argv.slice(2);
const at = given.indexOf('--minutes');
if (at >= 0) [, process.env.EARFUL_SOAK_MINUTES] = given.splice(at, 2);

await prepare();
const { isGreen, report } = playSoak(given);
for (const line of soakLines(report)) console.log(line);
if (!isGreen) process.exit(1);
