/** Nothing to do with the program itself: the machine lacks something that the message names. */
export const EXIT_MACHINE_LACKS = 3;
export const EXIT_USAGE = 2;

/** Ends the launcher with a message for a person and an exit code for a script; no stack trace, because nothing is broken. */
export class Stop extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Speaks on standard error, so that standard output stays free for what a script reads.
 * @param {string} message
 */
export function say(message) {
  process.stderr.write(`keepbook: ${message}\n`);
}
