// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a program in the repository, showing its output, and resolves to its exit code (null when it was stopped).
 * Rejects where the program is missing. With `timeout` (milliseconds) it is stopped at last with all it has started.
 *
 * @param {string} command looked up among the project's own programs first
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean, timeout?: number }} [options]
 * @returns {Promise<number | null>}
 */
export function runCommand(command, args, { env = {}, quiet = false, timeout } = {}) {
  const windows = process.platform === 'win32';
  // A group of its own, so that the browsers a hanging test has started end with it.
  const grouped = timeout !== undefined && !windows;
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path, ...env },
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    detached: grouped,
    shell: windows,
  });
  const stop = () => stopProcess(child.pid, grouped);
  const interrupt = () => {
    stop();
    process.exit(130);
  };
  const timer = timeout === undefined ? undefined : setTimeout(stop, timeout);
  if (grouped) for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupt);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  }).finally(() => {
    clearTimeout(timer);
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupt);
  });
}

/**
 * @param {number | undefined} pid
 * @param {boolean} grouped
 */
function stopProcess(pid, grouped) {
  if (pid === undefined) return;
  try {
    process.kill(grouped ? -pid : pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * What a program prints, or undefined where it is missing or ends badly.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {string | undefined}
 */
export function outputOf(command, args) {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : undefined;
}
