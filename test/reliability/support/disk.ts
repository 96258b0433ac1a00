/**
 * A disk that loses power: what was synced stays, of what was not any part may be there, a write may be torn between
 * sectors, and a file that was just made may have no name yet. Ordering between unsynced writes is not promised.
 */
import type { Step } from './trace.ts';

const SECTOR_BYTES = 512;

type Pending = Extract<Step, { op: 'write' | 'truncate' }>;
type Content = { readonly durable: Buffer; readonly pending: readonly Pending[]; readonly isNamed: boolean };

/** Deterministic, so that a failing state can be laid out again (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function applied(content: Buffer, step: Pending, sectors = Number.POSITIVE_INFINITY): Buffer {
  if (step.op === 'truncate') {
    const cut = Buffer.alloc(step.size);
    content.copy(cut, 0, 0, Math.min(content.length, step.size));
    return cut;
  }
  const bytes = step.bytes.subarray(0, Math.min(step.bytes.length, sectors * SECTOR_BYTES));
  const grown = Buffer.alloc(Math.max(content.length, step.offset + bytes.length));
  content.copy(grown);
  bytes.copy(grown, step.offset);
  return grown;
}

export type Disk = {
  /** Takes the next call in. `folder` is the name under which syncs of the folder itself are recorded. */
  readonly take: (step: Step) => void;
  /** Files as they are while the power is on. */
  readonly now: () => Map<string, Buffer>;
  /** Files as one power cut at this moment may leave them. */
  readonly afterPowerCut: (random: () => number) => Map<string, Buffer>;
};

export function createDisk(initial: ReadonlyMap<string, Buffer>, folder: string): Disk {
  const files = new Map<string, Content>([...initial].map(([name, durable]) => [name, { durable, pending: [], isNamed: true }]));
  const of = (name: string): Content => files.get(name) ?? { durable: Buffer.alloc(0), pending: [], isNamed: false };

  const take = (step: Step): void => {
    const file = of(step.file);
    if (step.op === 'create') files.set(step.file, { durable: Buffer.alloc(0), pending: [], isNamed: false });
    if (step.op === 'write' || step.op === 'truncate') files.set(step.file, { ...file, pending: [...file.pending, step] });
    if (step.op === 'unlink') files.delete(step.file);
    if (step.op === 'rename') {
      files.delete(step.file);
      files.set(step.to, file);
    }
    if (step.op !== 'sync') return;
    if (step.file === folder) for (const [name, content] of files) files.set(name, { ...content, isNamed: true });
    else files.set(step.file, { ...file, durable: file.pending.reduce((sum, one) => applied(sum, one), file.durable), pending: [] });
  };

  return {
    take,
    now: () => new Map([...files].map(([name, { durable, pending }]) => [name, pending.reduce((sum, one) => applied(sum, one), durable)])),
    afterPowerCut: (random) => {
      const left = new Map<string, Buffer>();
      for (const [name, { durable, pending, isNamed }] of files) {
        if (!isNamed && random() < 0.5) continue;
        // A disk may keep all, none or some of it, in any order that keeps no promise.
        const keeps = random();
        left.set(
          name,
          pending.reduce((sum, one) => afterCut(sum, one, keeps, random), durable),
        );
      }
      return left;
    },
  };
}

function afterCut(content: Buffer, step: Pending, keeps: number, random: () => number): Buffer {
  const fate = random();
  if (fate < keeps * 0.8) return applied(content, step);
  if (fate < keeps && step.op === 'write') return applied(content, step, Math.floor(random() * (step.bytes.length / SECTOR_BYTES)));
  return content;
}
