import type { AuditEntry } from '@earful/protocol';
import { peopleStrings } from './strings-people.js';

/** What was done, in words. What a newer receiver knows stands as it was sent. */
export const describeChange = ({ action, memberName, reference, objectId, role }: AuditEntry): string => {
  const say = Object.hasOwn(peopleStrings.action, action)
    ? peopleStrings.action[action as keyof typeof peopleStrings.action]
    : undefined;
  const what = memberName ?? reference ?? objectId;
  return say ? say(what, role ? peopleStrings.roles[role].toLowerCase() : '') : `${action} ${what}`;
};
