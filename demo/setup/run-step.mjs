import { spawn } from 'node:child_process';

/** The reason stands at the top with some programs and at the end with others. */
function excerpt(output) {
  const lines = output.trim().split('\n');
  return (lines.length > 40 ? [...lines.slice(0, 20), '…', ...lines.slice(-20)] : lines).join('\n');
}

/**
 * Runs one program and keeps its output back unless it fails. What takes over two seconds shows that it is still at work.
 * @param {string} label what is being done, for example "Installing packages"
 * @param {string[]} command program and arguments
 * @param {{cwd: string, env?: NodeJS.ProcessEnv}} options
 * @returns {Promise<void>} rejects with what the program said when it fails
 */
export function runStep(label, [program, ...args], options) {
  return new Promise((resolve, reject) => {
    const startedMs = Date.now();
    const seconds = () => Math.round((Date.now() - startedMs) / 1000);
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);

    const live = process.stdout.isTTY;
    let shown = false;
    const show = () => {
      if (live) process.stdout.write(`\r${label} … ${seconds()} s`);
      else if (!shown) process.stdout.write(`${label} …\n`);
      shown = true;
    };
    const first = setTimeout(show, 1_500);
    const rest = setInterval(() => shown && live && show(), 1_000);
    const settle = (error) => {
      clearTimeout(first);
      clearInterval(rest);
      if (shown)
        process.stdout.write(`${live ? '\r' : ''}${label}: ${error ? 'failed' : 'done'} after ${seconds()} s\n`);
      if (error) reject(error);
      else resolve();
    };
    child.on('error', (cause) => settle(new Error(`${label}: ${program} could not be started.`, { cause })));
    child.on('close', (code, signal) => {
      if (code === 0) return settle();
      settle(new Error(`${label} failed (${signal ?? `exit ${code}`}).\n${excerpt(output)}`));
    });
  });
}
