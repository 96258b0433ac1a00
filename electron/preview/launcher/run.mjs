import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** @typedef {{ readonly env?: NodeJS.ProcessEnv, readonly quiet?: boolean, readonly limitMs?: number }} RunOptions */

/**
 * Runs a program from the project's root on this terminal and gives its exit code: 128 + 15 when a signal ended it, 124 when
 * `limitMs` ran out, 127 when it could not be started. Ctrl-C reaches the program itself; the launcher waits for how it ends.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { env = process.env, quiet = false, limitMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env, stdio: quiet ? 'ignore' : 'inherit', windowsHide: false });
    const ignoreInterrupt = () => undefined;
    const passOn = () => child.kill('SIGTERM');
    let late = false;
    const timer = limitMs === undefined ? undefined : setTimeout(() => (late = child.kill('SIGKILL')), limitMs);
    process.on('SIGINT', ignoreInterrupt);
    process.on('SIGTERM', passOn);
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      process.off('SIGINT', ignoreInterrupt);
      process.off('SIGTERM', passOn);
      resolve(code);
    };
    child.once('error', () => {
      finish(127);
    });
    child.once('exit', (code) => {
      finish(late ? 124 : (code ?? 143));
    });
  });
}
