import type { CaseDetail } from '@earful/protocol';
import { formatMoment } from '../text/format.js';
import { describeRedaction } from '../text/describe-redaction.js';
import { strings } from '../text/strings.js';
import { CaseAdditions } from './case-additions.js';
import { CustomerText } from './customer-text.js';

const words = strings.case;

const Promised = ({ detail }: { detail: CaseDetail }) => {
  const { promise } = detail.critique;
  if (!promise) return <p class="quiet">{words.noPromise}</p>;
  const statement = promise.shownText ?? detail.promiseStatement ?? promise.promiseId;
  return (
    <div class="promised">
      <h3>
        {words.promised}
        {promise.shownText !== undefined && <span class="quiet">, {words.promisedAs}</span>}
      </h3>
      <p>
        <CustomerText text={statement} lang={promise.shownText === undefined ? undefined : detail.critique.locale} />
      </p>
      {promise.dueAt !== undefined && (
        <p class="due-date">
          <time dateTime={promise.dueAt}>{words.promisedBy(formatMoment(promise.dueAt))}</time>
        </p>
      )}
    </div>
  );
};

/** What should have been, beside what was: the heart of a critique, in the customer's words, never edited. */
export const ExpectedBesideExperienced = ({ detail }: { detail: CaseDetail }) => {
  const { critique, causeLabels } = detail;
  const comparison = detail.disconfirmation;
  const severity = detail.severity as 1 | 2 | 3 | 4 | undefined;
  return (
    <div class="beside">
      <section class="card expected" aria-labelledby="expected-title">
        <h2 id="expected-title">{words.expected}</h2>
        {critique.expectedText === undefined ? (
          <p class="quiet">{words.noExpected}</p>
        ) : (
          <CustomerText block text={critique.expectedText} lang={critique.locale} />
        )}
        <Promised detail={detail} />
      </section>
      <section class="card experienced" aria-labelledby="experienced-title">
        <h2 id="experienced-title">{words.experienced}</h2>
        {critique.comment === undefined ? (
          <p class="quiet">{words.noWords}</p>
        ) : (
          <CustomerText block text={critique.comment} lang={critique.locale} />
        )}
        {critique.redactions?.map((one) => (
          <p key={one.kind} class="redacted">
            <CustomerText text={describeRedaction(one)} />
          </p>
        ))}
        <dl class="verdict">
          {causeLabels.length > 0 && (
            <div>
              <dt>{words.causes}</dt>
              <dd>
                <ul class="chips">
                  {causeLabels.map((label) => (
                    <li key={label}>
                      <CustomerText text={label} />
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
          <div>
            <dt>{words.comparisonLabel}</dt>
            <dd>
              {comparison === undefined
                ? strings.knownFailure
                : strings.comparison[String(comparison) as keyof typeof strings.comparison]}
            </dd>
          </div>
          {severity !== undefined && (
            <div>
              <dt>{words.severityLabel}</dt>
              <dd>
                <q>{strings.severity[severity]}</q>
              </dd>
            </div>
          )}
        </dl>
      </section>
      <CaseAdditions detail={detail} />
    </div>
  );
};
