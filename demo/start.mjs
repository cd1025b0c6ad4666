// `npm start`: installs what is missing, builds what is stale, starts receiver, inbox and shop.
// An older Node must get as far as the sentence below, so: nothing newer than ES2017 here.
import { nodeVersionFault } from './setup/node-version.mjs';

const fault = nodeVersionFault(process.versions.node);
if (fault) {
  console.error(fault);
  process.exit(1);
} else {
  import('./setup/start.mjs').then((setup) => setup.start());
}
