/** What a process did, in the order in which it was done. */
export type Deed =
  /** Bytes for the log; until it is synchronised they are in memory only. `end`: how long the log is at least. */
  | { what: 'wrote the log'; end: number }
  /** Bytes for the database itself: a checkpoint. */
  | { what: 'wrote the database' }
  /** A synchronisation of the log that has come back without an error. */
  | { what: 'synchronised the log' }
  /** The first bytes of an answer that says that something is stored. */
  | { what: 'answered'; id: string };

const call = /^(\d+) +(?:<\.\.\. )?(\w+)(?:\((\d+<[^>]*>)?| resumed>)/;

/**
 * Reads what `strace -f -y` has written. A call that another thread interrupts stands in two lines; it counts when it has
 * come back, and a write to a socket when it begins.
 */
export const readTrace = (text: string): Deed[] => {
  const deeds: Deed[] = [];
  /** By thread: the call that has not come back yet. */
  const pending = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, thread, name, opened] = call.exec(line) ?? [];
    if (!thread || !name) continue;
    const begins = line.includes(`${name}(`);
    const whole = begins ? line : `${pending.get(thread) ?? ''}${line.slice(line.indexOf('resumed>') + 8)}`;
    const target = begins ? (opened ?? '') : whole;
    if (begins && /write|send/.test(name) && /socket:|TCP/.test(target)) {
      const id = /"critiqueId\\":\\"([0-9a-f-]{36})/.exec(line)?.[1];
      if (/HTTP\/1\.1 20[01]/.test(line) && id) deeds.push({ what: 'answered', id });
    }
    if (line.endsWith('<unfinished ...>')) {
      pending.set(thread, line.replace(/ *<unfinished \.\.\.>$/, ''));
      continue;
    }
    pending.delete(thread);
    const result = Number(/= (-?\d+)[^=]*$/.exec(whole)?.[1]);
    const isLog = whole.includes('earful.db-wal>');
    if (/sync/.test(name) && isLog && result === 0) deeds.push({ what: 'synchronised the log' });
    if (name.startsWith('pwrite') && result > 0) {
      const offset = Number(/, (\d+)\) += /.exec(whole)?.[1]);
      if (isLog) deeds.push({ what: 'wrote the log', end: offset + result });
      else if (whole.includes('earful.db>')) deeds.push({ what: 'wrote the database' });
    }
  }
  return deeds;
};
