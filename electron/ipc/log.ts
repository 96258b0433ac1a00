/** What may stand in the program's log: our own words, an error's class and code, and where it happened. Never a message with values. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(error.code) ? ` ${error.code}` : '';
  const stack = error.stack ?? '';
  const frames = stack
    .slice(stack.indexOf(error.message) + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim());
  return [`${error.name}${code}`, ...frames].join(' | ');
}

/** A log to standard error, one line an entry. */
export function stderrLog(part: string): (message: string, error?: unknown) => void {
  return (message, error) => {
    const suffix = error === undefined ? '' : ` (${describeError(error)})`;
    process.stderr.write(`keepbook ${part}: ${message}${suffix}\n`);
  };
}
