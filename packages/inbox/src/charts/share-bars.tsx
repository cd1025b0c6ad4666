import type { TouchpointStanding } from '@earful/protocol';
import { formatCount } from '../text/format.js';
import { strings } from '../text/strings.js';

const height = 100;
const names = strings.comparisonShort;

/** The five answers, worst first, as five bars with their counts: the spread, which no mean can show. */
export const ShareBars = ({ shares }: { shares: TouchpointStanding['shares'] }) => {
  const max = Math.max(1, ...shares);
  return (
    <ul class="shares" aria-label={strings.standings.distribution}>
      {shares.map((count, at) => (
        <li key={names[at]} class={`share share-${at}`}>
          <span class="bin-count">{formatCount(count)}</span>
          <svg class="bar" viewBox={`0 0 10 ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="filled" x="0" width="10" y={height - (count / max) * height} height={(count / max) * height} />
          </svg>
          <span class="share-name">{names[at]}</span>
        </li>
      ))}
    </ul>
  );
};
