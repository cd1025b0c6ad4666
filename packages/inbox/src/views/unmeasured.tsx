import { formatCount } from '../text/format.js';
import { strings } from '../text/strings.js';
import { useInbox } from './inbox-context.js';

/** How many touchpoints nobody has said anything about. Shown wherever an empty list could look like good news. */
export const Unmeasured = ({ withList }: { withList: boolean }) => {
  const touchpoints = useInbox().touchpoints.value;
  const silent = touchpoints.filter((one) => one.critiques === 0);
  if (silent.length === 0) return null;
  const words = strings.unmeasured;
  return (
    <section class="note unmeasured" aria-labelledby="unmeasured-title">
      <h2 id="unmeasured-title">
        {words.title}: {words.some(formatCount(silent.length), formatCount(touchpoints.length))}
      </h2>
      <p>{words.why}</p>
      {withList && (
        <ul class="plain-list" aria-label={words.list}>
          {touchpoints.map((one) => (
            <li key={one.touchpointId}>
              <span dir="auto">{one.name}</span>
              <span class="quiet">
                {one.critiques === 0 ? words.none : words.count(one.critiques, formatCount(one.critiques))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
