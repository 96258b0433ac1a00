/** The processes a program consists of. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

export type RunningProcess = { readonly pid: number; readonly kind: string };

/** A process and everything below it that is alive, each with what its command line says it is. */
export function processTree(root: number): readonly RunningProcess[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const stat = readIfThere(`/proc/${name}/stat`);
    const [, state, parent] = /\) (\S) (\d+)/.exec(stat) ?? [];
    if (state !== undefined && state !== 'Z') parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number | undefined): boolean => pid !== undefined && pid > 1 && (pid === root || isBelow(parents.get(pid)));
  return [...parents.keys()].filter(isBelow).map((pid) => ({ pid, kind: kindOf(pid, root) }));
}

function kindOf(pid: number, root: number): string {
  const line = readIfThere(`/proc/${String(pid)}/cmdline`).replaceAll('\0', ' ');
  if (pid === root) return 'main';
  if (line.includes('vault-process.js') || line.includes('node.mojom.NodeService')) return 'vault';
  return /--type=(\S+)/.exec(line)?.[1] ?? 'browser';
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
