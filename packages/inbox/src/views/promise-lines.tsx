import type { PromiseStanding } from '@earful/protocol';
import { describePromise } from '../text/describe-asked.js';

/** What became of the promises at a touchpoint, as far as pages reported it. */
export const PromiseLines = ({ promises }: { promises: PromiseStanding[] | undefined }) =>
  promises && (
    <ul class="promises">
      {promises.map((one) => (
        <li key={one.promiseId}>
          <q dir="auto">{one.statement}</q>: {describePromise(one)}
        </li>
      ))}
    </ul>
  );
