/**
 * What a visitor's browser has to fetch, compressed with brotli 11; 1 kB = 1000 bytes. Exits 1 when a budget is broken.
 * The files are the built ones: run `npm run build` first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { locales } from '@earful/protocol/wording/locales';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['packages/widget/bundle', 'packages/inbox/bundle'];

/** In bytes of brotli. A file's place is its path without the version folder. */
const budgets = {
  'packages/widget/bundle/earful.js': 3_285,
  'packages/widget/bundle/prompt.js': 9_515,
  // Only on the hosted page.
  'packages/widget/bundle/page.js': 1_100,
  'packages/widget/bundle/worker.js': 650,
  // What writes a critique, its names and its text, and keeps the word "saved" true.
  'packages/widget/bundle/compose.js': 1_400,
  // Only where the receiver wants work.
  'packages/widget/bundle/work.js': 900,
  // Fetched once somebody is here, so it costs nobody the start; held all the same, or it would grow unseen.
  'packages/widget/bundle/rules.js': 7_515,
  // Fetched only by pages whose configuration names more than the defaults; the second only for slow pages.
  'packages/widget/bundle/signals.js': 4_790,
  'packages/widget/bundle/slow-page.js': 3_005,
  'packages/widget/bundle/long-wait.js': 420,
  'packages/widget/bundle/opening-hours.js': 450,
  // Only where the configuration has not been checked by a server of the same release.
  'packages/widget/bundle/narrow.js': 1_880,
  'packages/widget/bundle/lists.js': 450,
  // How the prompt behaves on somebody else's page, fetched with it, and what a person can decide about the launcher.
  'packages/widget/bundle/manners.js': 5_860,
  'packages/widget/bundle/launcher.js': 750,
  // Only where something came back, waits, or was on its way.
  'packages/widget/bundle/returned.js': 2_465,
  // The optional panel behind the one tap, how what is written leaves the device, what finds
  // numbers in it; and parts that few touchpoints show.
  'packages/widget/bundle/details.js': 5_585,
  'packages/widget/bundle/further.js': 1_200,
  // Only with measurement consent; with storage consent and an open case; with an experiment.
  'packages/widget/bundle/exposure.js': 1_300,
  'packages/widget/bundle/open-cases.js': 350,
  'packages/widget/bundle/experiment.js': 220,
  // For developers: only where they ask for the panel or the table, and in test mode.
  'packages/widget/bundle/panel.js': 3_700,
  'packages/widget/bundle/delivery-words.js': 820,
  'packages/widget/bundle/testing.js': 300,
  // Fetched only where promises are configured, or the host calls `expect`.
  'packages/widget/bundle/promises.js': 2_210,
  // Which language, and where its files are; then the brand's own words, if it has any.
  'packages/widget/bundle/wording.js': 800,
  'packages/widget/bundle/override.js': 400,
};
// Of each kind a visitor fetches one language: that of the prompt and of the launcher, the others where
// the configuration needs them.
for (const locale of locales.map((tag) => tag.toLowerCase())) {
  budgets[`packages/widget/bundle/prompt-${locale}.js`] = 1_500;
  budgets[`packages/widget/bundle/launcher-${locale}.js`] = 250;
  budgets[`packages/widget/bundle/returned-${locale}.js`] = 300;
  budgets[`packages/widget/bundle/invitations-${locale}.js`] = 650;
  budgets[`packages/widget/bundle/details-${locale}.js`] = 1_000;
  budgets[`packages/widget/bundle/more-${locale}.js`] = 1_200;
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

const rows = folders
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name))
      .map((entry) => {
        const bytes = readFileSync(join(entry.parentPath, entry.name));
        const place = `${folder}/${entry.name}`;
        return {
          place,
          raw: bytes.length,
          gzip: gzipSync(bytes, { level: 9 }).length,
          brotli: brotli(bytes),
          budget: budgets[place],
        };
      }),
  )
  .sort((a, b) => a.place.localeCompare(b.place));

const width = Math.max(...rows.map(({ place }) => place.length), 4);
const line = (place, ...cells) => console.log(place.padEnd(width), ...cells.map((cell) => String(cell).padStart(8)));
line('file', 'raw', 'gzip', 'brotli', 'budget', 'left');
for (const { place, raw, gzip, brotli: size, budget } of rows) {
  line(place, raw, gzip, size, budget ?? '', budget ? budget - size : '');
}

let broken = 0;
for (const [place, budget] of Object.entries(budgets)) {
  const row = rows.find((candidate) => candidate.place === place);
  if (row && row.brotli <= budget) continue;
  broken++;
  console.error(
    row
      ? `${place} is ${row.brotli} bytes with brotli, ${row.brotli - budget} over its budget of ${budget}. Take something out, or move it to a lazy chunk.`
      : `${place} is not there. Run \`npm run build\` first.`,
  );
}
process.exitCode = broken ? 1 : 0;
