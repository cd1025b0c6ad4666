import { run } from '../../../packages/server/src/cli/run.js';

/**
 * One command, as a terminal would give it, with what it says on both channels.
 *
 * @param stopAfter What it has to say before it is stopped. Default: it is stopped at once.
 */
export async function earful(args: string[], environment: NodeJS.ProcessEnv = {}, stopAfter?: string) {
  const out: string[] = [];
  const err: string[] = [];
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => void (stop = resolve));
  if (stopAfter === undefined) stop();
  const code = await run(args, {
    environment,
    out: (line) => {
      out.push(line);
      if (stopAfter !== undefined && line.includes(stopAfter)) stop();
    },
    write: async (text) => void out.push(text),
    err: (line) => err.push(line),
    stopped: () => stopped,
  });
  return { code, out, err };
}
