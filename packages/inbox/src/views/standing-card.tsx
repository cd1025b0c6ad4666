import type { Standings, TouchpointStanding } from '@earful/protocol';
import { breakDown } from '../charts/breakdown.js';
import { IntervalStrip } from '../charts/interval-strip.js';
import { ShareBars } from '../charts/share-bars.js';
import { SplitChart } from '../charts/split-chart.js';
import { formatCount, formatEstimate, formatPercent } from '../text/format.js';
import { strings } from '../text/strings.js';
import { AskedBlock } from './asked-block.js';
import { PromiseLines } from './promise-lines.js';

const words = strings.standings;
/** Below this many answers only counts are shown. */
const fewestForShares = 5;

const Figure = ({ one }: { one: TouchpointStanding }) => {
  const { standing, low, high, n } = one;
  if (n < fewestForShares || standing === undefined || low === undefined || high === undefined) {
    const given = one.shares
      .map((count, at) => (count > 0 ? `${formatCount(count)} ${strings.comparisonShort[at]}` : ''))
      .filter(Boolean);
    const nothing = one.critiques === 0 ? words.nothing : words.noComparison;
    return (
      <div class="figure">
        <p>
          <strong class="few">{n === 0 ? nothing : words.answers(n, formatCount(n))}</strong>
        </p>
        {given.length > 0 && <p class="quiet">{given.join(', ')}</p>}
        {n > 0 && <p class="quiet">{words.fewer}</p>}
      </div>
    );
  }
  return (
    <div class="figure">
      <p>
        <strong class="big">{words.percent(formatPercent(standing))}</strong> {words.shortfall}
      </p>
      <IntervalStrip value={standing} low={low} high={high} />
      <p class="quiet">
        {words.interval(formatPercent(low), formatPercent(high))}; {words.n(formatCount(n))}
      </p>
    </div>
  );
};

/** One touchpoint: how it stands, how the answers are spread, what stands out, and every split on request. */
export const StandingCard = ({ one, all }: { one: TouchpointStanding; all: Standings }) => {
  const splits = breakDown(one, all);
  const findings = splits.flatMap(({ title, findings: found }) =>
    found.map((bin) => words.more(title, bin.label, formatCount(bin.count), formatEstimate(bin.expected ?? 0))),
  );
  const [cause] = one.causes;
  if (cause && cause.count >= fewestForShares) {
    findings.unshift(words.mostNamed(cause.label, formatCount(cause.count), formatCount(one.critiques)));
  }
  const known = one.critiques - one.n;
  return (
    <li class={`card standing label-${one.label}`}>
      <div class="standing-head">
        <h2 dir="auto">{one.name}</h2>
        <span class={`mark label-${one.label}`} title={words.labelHint[one.label]}>
          {words.label[one.label]}
        </span>
        {one.department !== undefined && (
          <span class="quiet" dir="auto">
            {one.department}
          </span>
        )}
      </div>
      {one.label !== 'notMeasured' && <p class="quiet">{words.labelHint[one.label]}</p>}
      <div class="standing-body">
        <Figure one={one} />
        {one.n >= fewestForShares && <ShareBars shares={one.shares} />}
      </div>
      {known > 0 && <p class="known quiet">{words.onlySeverity(formatCount(known))}</p>}
      <AskedBlock one={one} all={all} />
      <PromiseLines promises={one.promises} />
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map((text) => (
            <li key={text} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
      {one.critiques > 0 && (
        <details>
          <summary>{words.details}</summary>
          <p class="quiet">{words.howToRead(all.timeZone)}</p>
          <div class="splits">
            {splits.map((split) => (
              <SplitChart key={split.title} split={split} />
            ))}
          </div>
        </details>
      )}
    </li>
  );
};
