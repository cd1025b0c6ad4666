import type { CaseDetail } from '@earful/protocol';
import type { ComponentChildren } from 'preact';
import { describeCode } from '../text/describe-code.js';
import { describeDuration } from '../text/describe-duration.js';
import { formatCount, formatLocale } from '../text/format.js';
import { describeOrigin } from '../text/describe-origin.js';
import { askedStrings } from '../text/strings-asked.js';
import { detailStrings } from '../text/strings-details.js';
import { strings } from '../text/strings.js';
import { CustomerText } from './customer-text.js';
import { useInbox } from './inbox-context.js';

const words = strings.case;

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Delivery = ({ detail }: { detail: CaseDetail }) => {
  const { queuedMs, clockDoubted, revisions } = detail.delivery;
  return (
    <Fact name={words.delivery}>
      <p>{queuedMs >= 60_000 ? words.waited(describeDuration(queuedMs)) : words.atOnce}</p>
      <p class="quiet">{words.revisions(revisions.length, formatCount(revisions.length))}</p>
      {clockDoubted && <p class="doubt">{words.clockDoubted}</p>}
      {detail.critique.sanitised && <p class="doubt">{words.sanitised}</p>}
    </Fact>
  );
};

const Trail = ({ trail }: { trail: readonly string[] }) => {
  const known = new Map(useInbox().touchpoints.value.map((one) => [one.touchpointId, one.name]));
  return (
    <Fact name={words.trail}>
      <ol class="trail-steps">
        {trail.map((step, at) => (
          <li key={at} dir="auto">
            {known.get(step) ?? step}
          </li>
        ))}
      </ol>
    </Fact>
  );
};

/** Where a critique came from and how. All of it was sent by a page, so all of it is shown as customer text. */
export const CaseFacts = ({ detail }: { detail: CaseDetail }) => {
  const { critique } = detail;
  const facts = Object.entries(critique.facts ?? {});
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{words.facts}</h2>
      <dl class="facts">
        <Fact name={words.touchpoint}>
          <bdi>{detail.touchpointName}</bdi>
        </Fact>
        <Fact name={words.department}>
          {detail.department === undefined ? (
            <span class="quiet">{words.noDepartment}</span>
          ) : (
            <bdi>{detail.department}</bdi>
          )}
        </Fact>
        <Fact name={words.origin}>{describeOrigin(detail.origin)}</Fact>
        {critique.opening !== undefined && (
          <Fact name={detailStrings.opening}>
            <CustomerText text={describeCode(askedStrings.opening, critique.opening)} />
          </Fact>
        )}
        {detail.withdrawnAt === undefined && (
          <>
            <Fact name={detailStrings.answerOrder}>
              <CustomerText text={describeCode(detailStrings.answerOrders, critique.answerOrder)} />
            </Fact>
            <Delivery detail={detail} />
          </>
        )}
        {critique.trail && critique.trail.length > 0 && <Trail trail={critique.trail} />}
        {facts.length > 0 && (
          <Fact name={words.hostFacts}>
            <ul class="host-facts">
              {facts.map(([name, value]) => (
                <li key={name}>
                  <CustomerText text={name} /> <code>{<CustomerText text={String(value)} />}</code>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {critique.path !== undefined && (
          <Fact name={words.path}>
            <code>
              <CustomerText text={critique.path} />
            </code>
          </Fact>
        )}
        <Fact name={words.locale}>
          <CustomerText text={formatLocale(critique.locale)} />
        </Fact>
        {critique.viewportWidth !== undefined && (
          <Fact name={words.viewport}>{words.pixels(formatCount(critique.viewportWidth))}</Fact>
        )}
        <Fact name={words.reference}>
          <code>{detail.reference}</code>
        </Fact>
      </dl>
    </section>
  );
};
