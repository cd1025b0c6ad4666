import type { Standings, TouchpointStanding } from '@earful/protocol';
import { describeAsked, listAsked } from '../text/describe-asked.js';
import { askedStrings as words } from '../text/strings-asked.js';

const fewestForShares = 5;

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
      <details>
        <summary>{words.more}</summary>
        <dl class="asked-lines">
          {listAsked(asked).map(({ label, figures }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{figures.join(' · ')}</dd>
            </div>
          ))}
        </dl>
        <p class="quiet">{words.source}</p>
      </details>
    </div>
  );
};
