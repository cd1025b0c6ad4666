import type { CaseDetail } from '@earful/protocol';
import { describeCode } from '../text/describe-code.js';
import { detailStrings as words } from '../text/strings-details.js';
import { CustomerText } from './customer-text.js';

const Said = ({ name, words: known, codes }: { name: string; words: Record<string, string>; codes: string[] }) =>
  codes.length === 0 ? null : (
    <div>
      <dt>{name}</dt>
      <dd>
        <ul class="chips">
          {[...new Set(codes)].map((code) => (
            <li key={code}>
              <CustomerText text={describeCode(known, code)} />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );

const listed = (code: string | undefined): string[] => (code === undefined ? [] : [code]);

/** What few touchpoints ask: the remedy in the customer's words, and their choices. Nothing where nothing was added. */
export const CaseAdditions = ({ detail }: { detail: CaseDetail }) => {
  const { remedyText, expectationSource, patience, parity, emotions = [], perceptions = [] } = detail.critique;
  const choices = [expectationSource, patience, parity, ...emotions, ...perceptions].filter(Boolean);
  if (remedyText === undefined && choices.length === 0) return null;
  return (
    <section class="card additions" aria-labelledby="additions-title">
      <h2 id="additions-title">{remedyText === undefined ? words.title : words.remedy}</h2>
      {remedyText !== undefined && <CustomerText block text={remedyText} lang={detail.critique.locale} />}
      {choices.length > 0 && (
        <dl>
          <Said name={words.source} words={words.sources} codes={listed(expectationSource)} />
          <Said name={words.patience} words={words.patiences} codes={listed(patience)} />
          <Said name={words.parity} words={words.parities} codes={listed(parity)} />
          <Said name={words.emotions} words={words.emotion} codes={emotions} />
          <Said name={words.perceptions} words={words.perception} codes={perceptions} />
        </dl>
      )}
    </section>
  );
};
