import { run } from '../../../packages/server/src/cli/run.js';

/** One command, as a terminal would give it, with what it says on both channels. */
export async function earful(args: string[], environment: NodeJS.ProcessEnv = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    environment,
    out: (line) => out.push(line),
    write: async (text) => void out.push(text),
    err: (line) => err.push(line),
    stopped: () => Promise.resolve(),
  });
  return { code, out, err };
}
