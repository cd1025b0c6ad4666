import { writeFileSync } from 'node:fs';
import { renderSVG } from 'uqr';
import { readSiteConfig } from '../config.js';
import { nearestName } from '../config/nearest-name.js';
import { normaliseBasePath } from '../http/base-path.js';
import type { Settings } from './settings.js';
import { UsageError } from './settings.js';

/**
 * The addresses of the hosted pages, one a line: of one touchpoint, or of all that are in use. With `--qr FILE` also a
 * printable code, whose critiques are told apart from those that came by the bare link.
 *
 * @throws ConfigError, or UsageError for a touchpoint that is not configured or a file that cannot be written.
 */
export function link({ configFile, publicUrl, basePath, touchpoint, qrFile }: Settings): string[] {
  const { touchpoints } = readSiteConfig(configFile);
  const ids = touchpoints.filter(({ active }) => active !== false).map(({ id }) => id);
  const addressOf = (id: string) => `${publicUrl}${normaliseBasePath(basePath)}/t/${id}`;
  if (touchpoint === undefined) {
    if (qrFile !== undefined) throw new UsageError('Say of which touchpoint: earful link checkout --qr checkout.svg.');
    return ids.map(addressOf);
  }
  if (!ids.includes(touchpoint)) {
    const meant = nearestName(touchpoint, ids);
    const fix = meant ? `write "${meant}"` : `use one of ${ids.join(', ')}`;
    throw new UsageError(`There is no touchpoint "${touchpoint}" in ${configFile}; ${fix}.`);
  }
  if (qrFile === undefined) return [addressOf(touchpoint)];
  const address = `${addressOf(touchpoint)}?via=qr`;
  try {
    // A quarter of it may be scratched off; four modules of quiet around it, as scanners expect.
    writeFileSync(qrFile, renderSVG(address, { ecc: 'Q', border: 4 }));
  } catch {
    throw new UsageError(`${qrFile} cannot be written; name a file in a folder that exists and may be written.`);
  }
  return [address, `Wrote ${qrFile}.`];
}
