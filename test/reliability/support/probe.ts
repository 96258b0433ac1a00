/** Compiles the C probes that stand between a child process and the disk. Linux only; elsewhere these tests are left out. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../probes/', import.meta.url));

/** LD_PRELOAD and /proc are Linux' own. */
export const canProbe = process.platform === 'linux';

/** Path of the compiled probe inside `folder`. Throws, and the test fails, where there is no C compiler. */
export function compileProbe(name: 'record' | 'fault', folder: string): string {
  const target = join(folder, `${name}.so`);
  if (existsSync(target)) return target;
  try {
    execFileSync('cc', ['-O1', '-shared', '-fPIC', '-o', target, join(SOURCES, `${name}.c`), '-ldl', '-pthread'], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error('a C compiler named cc is needed for the disk probes (Debian: apt-get install gcc libc6-dev)', { cause });
  }
  return target;
}
