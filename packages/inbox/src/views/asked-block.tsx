import type { Standings, TouchpointStanding } from '@earful/protocol';
import { describeAsked, listAsked, listHeard } from '../text/describe-asked.js';
import { askedStrings as words } from '../text/strings-asked.js';

const fewestForShares = 5;

const Lines = ({ lines }: { lines: ReturnType<typeof listAsked> }) => (
  <dl class="asked-lines">
    {lines.map(({ label, figures }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{figures.join(' · ')}</dd>
      </div>
    ))}
  </dl>
);

/** How often was asked here, what became of it, and why not. Only of invitations: who opens the form was not asked. */
export const AskedBlock = ({ one, all }: { one: TouchpointStanding; all: Standings }) => {
  if (all.origin !== 'invited') return null;
  const { asked } = one;
  if (!asked) {
    // Where somebody has answered an invitation, somebody was asked: by browsers that were not allowed to count.
    const isCounted = one.critiques === 0 && all.touchpoints.some((other) => other.asked);
    return (
      <p class="asked quiet">
        {isCounted ? words.nothing : words.unknown} {words.unknownFigures}
      </p>
    );
  }
  return (
    <div class="asked">
      <p>
        <strong>{words.title}</strong> <span class="quiet">({words.allowed})</span>: {describeAsked(asked)}
        {asked.shown > 0 && asked.shown < fewestForShares && <span class="quiet">. {words.few}</span>}
      </p>
      <Lines lines={listHeard(asked)} />
      <details>
        <summary>{words.more}</summary>
        <Lines lines={listAsked(asked)} />
        <p class="quiet">{words.source}</p>
      </details>
    </div>
  );
};
