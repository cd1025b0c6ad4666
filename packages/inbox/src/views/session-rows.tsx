import type { OpenSession } from '@earful/protocol';
import { describeAge } from '../text/describe-age.js';
import { formatMoment } from '../text/format.js';
import { peopleStrings as words } from '../text/strings-people.js';
import { useInbox } from './inbox-context.js';
import type { Act } from './people-page.js';
import { ProblemNote } from './problem-note.js';

interface SessionRowsProps {
  sessions: OpenSession[];
  /** What went wrong with one of them. */
  problem: string | undefined;
  act: Act;
}

/** Where somebody is signed in. The session of this page is ended by signing out. */
export const SessionRows = ({ sessions, problem, act }: SessionRowsProps) => {
  const inbox = useInbox();
  return (
    <>
      {sessions.length === 0 ? (
        <p>{words.noSessions}</p>
      ) : (
        <ul class="people-rows">
          {sessions.map(({ sessionId, browser = words.browserUnknown, startedAt, lastSeenAt, own }) => (
            <li key={sessionId}>
              <span class="people-who">
                <strong>{browser}</strong> {own && <span class="mark">{words.thisOne}</span>}
                <span class="quiet">
                  {words.since(formatMoment(startedAt), describeAge(lastSeenAt, inbox.now.value))}
                </span>
              </span>
              {!own && (
                <button
                  type="button"
                  aria-label={words.endOf(browser)}
                  onClick={() => void act(() => inbox.client.endSession(sessionId), words.ended)}
                >
                  {words.end}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {problem && <ProblemNote text={problem} />}
    </>
  );
};
