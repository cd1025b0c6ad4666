import { formatCount, formatEstimate } from '../text/format.js';
import { strings } from '../text/strings.js';
import type { Bin, Split } from './breakdown.js';

const words = strings.standings;
/** The drawing area of one bar, in its own units; it is stretched to the space there is. */
const length = 100;
const thickness = 10;
/** With more bars than this only the numbers that stand out are drawn; all are read out. */
const mostNumbers = 26;
/** Thickness of the line that marks the usual. */
const line = 2;

const Bar = ({ bin, max, upright }: { bin: Bin; max: number; upright: boolean }) => {
  const size = max > 0 ? (bin.count / max) * length : 0;
  const usual =
    bin.expected === undefined || max === 0 ? undefined : Math.min((bin.expected / max) * length, length - line);
  return (
    <svg
      class="bar"
      viewBox={upright ? `0 0 ${thickness} ${length}` : `0 0 ${length} ${thickness}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {upright ? (
        <rect class="filled" x="1" y={length - size} width={thickness - 2} height={size} />
      ) : (
        <rect class="filled" x="0" y="1" width={size} height={thickness - 2} />
      )}
      {usual !== undefined &&
        (upright ? (
          <rect class="usual" x="0" y={length - usual - line} width={thickness} height={line} />
        ) : (
          <rect class="usual" x={usual} y="0" width={line / 3} height={thickness} />
        ))}
    </svg>
  );
};

/** One split as small bars. Every bar carries its number as text, so the list reads the same without the picture. */
export const SplitChart = ({ split }: { split: Split }) => {
  const { bins, upright, title, risesFrom = bins.length } = split;
  const max = Math.max(0, ...bins.map((bin) => Math.max(bin.count, bin.expected ?? 0)));
  const empty = bins.every((bin) => bin.count === 0);
  return (
    <figure class="split">
      <figcaption>{title}</figcaption>
      {empty ? (
        <p class="quiet">{words.none}</p>
      ) : (
        <ul class={upright ? `columns ${bins.length > mostNumbers ? 'dense' : ''}` : 'lines'} aria-label={title}>
          {bins.map((bin, at) => (
            <li key={bin.label} class={bin.standsOut || at >= risesFrom ? 'stands-out' : ''} title={bin.label}>
              <span class={upright ? 'unseen' : 'bin-label'} dir="auto">
                {bin.label}
                {upright ? ': ' : ''}
              </span>
              <span class={`bin-count ${bin.count === 0 ? 'zero' : ''}`}>{formatCount(bin.count)}</span>
              {bin.expected !== undefined && <span class="unseen">{words.expected(formatEstimate(bin.expected))}</span>}
              <Bar bin={bin} max={max} upright={upright} />
              {upright && (
                <span class="bin-short" aria-hidden="true">
                  {bin.short}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
};
