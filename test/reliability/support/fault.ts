/** Makes a child's disk fail on call, through a control file the probe has mapped. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MODES = { none: 0, 'no-space': 1, 'io-error': 2, killed: 3 } as const;
export type Fault = keyof typeof MODES;

export type FaultControl = {
  /** For the child. */
  readonly env: Readonly<Record<string, string>>;
  /** The fault comes with the `after`-th call from now (0: the next) and stays. */
  readonly arm: (fault: Fault, after: number) => void;
  /** Takes the fault away; says how many calls were seen and failed since `arm`. */
  readonly disarm: () => { readonly seen: number; readonly faults: number };
};

/** `probe` is the compiled `fault.c`; only calls on paths beginning with `watched` are counted. */
export function faultControl(probe: string, folder: string, watched: string): FaultControl {
  const file = join(folder, `control-${String(process.hrtime.bigint())}`);
  const set = (words: readonly number[]): void => {
    const bytes = Buffer.alloc(16);
    words.forEach((word, index) => bytes.writeInt32LE(word, index * 4));
    // Written in place: the probe has this very file mapped.
    writeFileSync(file, bytes, { flag: 'r+' });
  };
  writeFileSync(file, Buffer.alloc(16));
  return {
    env: { LD_PRELOAD: probe, FAULT_CONTROL: file, FAULT_PREFIX: watched },
    arm: (fault, after) => {
      set([MODES[fault], after, 0, 0]);
    },
    disarm: () => {
      const bytes = readFileSync(file);
      set([0, 0, 0, 0]);
      return { seen: bytes.readInt32LE(8), faults: bytes.readInt32LE(12) };
    },
  };
}
