/** Says of a changed vault file whether it is refused, read identically, read with the loss named, or silently different. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { batchesAfter } from '../../../electron/vault/journal/chain.ts';
import type { RowFact } from '../../../electron/vault/journal/row-state.ts';
import { createProjection } from '../../../electron/vault/search/projection.ts';
import { openVault, signInLabels, type LockedVault } from '../../../electron/vault/session/locked-vault.ts';
import { rebuildProjection } from '../../../electron/vault/session/project.ts';
import { pause, unlock } from '../../../electron/vault/session/unlock.ts';
import type { UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { rowToken, verifyVault } from '../../../electron/vault/session/verify.ts';
import { asVaultError } from '../../../electron/vault/storage/sqlite-errors.ts';
import type { Health } from '../../../shared/model/app.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { PASSPHRASE } from '../../support/vault-world.ts';
import { answersOf, type Answers } from './answers.ts';
import { customersOf, readEverything, type Reader, type Reading, type Sight } from './sight.ts';
import { CHANGED_PASSPHRASE, readerPorts, type SmallVault } from './small-vault.ts';

export type Verdict =
  | { readonly kind: 'identical' }
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  | { readonly kind: 'named' }
  | { readonly kind: 'silent'; readonly what: string };

/** `thorough` signs in for every file; `quick` does so only where the rows SQLite gives back leave the outcome open. */
export type Depth = 'thorough' | 'quick';

export type Judge = {
  /** Lays the file out (with a rollback journal, if one is given) and judges it. */
  readonly judge: (file: Buffer, depth: Depth, journal?: Buffer) => Promise<Verdict>;
  /** What each person comes to who signs in to it; `thorough` asks the first of them alone. */
  readonly everybody: (file: Buffer) => Promise<readonly Verdict[]>;
  readonly close: () => void;
};

const PEOPLE = [
  { label: 'boss', passphrase: PASSPHRASE },
  { label: 'lin', passphrase: CHANGED_PASSPHRASE },
  { label: 'shen', passphrase: PASSPHRASE },
];

function isRefused(reading: Reading): reading is Extract<Reading, { refused: ErrorCode }> {
  return 'refused' in reading;
}

type TokensOf = (customer: string) => ReadonlySet<string>;

/** Compares two readings of the same person. Only customers whose rows are named in the damage may differ. */
export function compare(before: Sight, after: Sight, tokensOf: TokensOf): Verdict {
  const frame = Object.keys(before.frame).filter((key) => before.frame[key] !== after.frame[key]);
  const rolledBack = after.anchor === 'rolled-back' && before.anchor !== 'rolled-back';
  if (frame.length > 0 && !rolledBack) return { kind: 'silent', what: `${frame.join(', ')} differ` };
  return compareCustomers(before.customers, after, tokensOf, rolledBack);
}

function compareCustomers(
  before: Sight['customers'],
  after: Pick<Sight, 'customers' | 'damage'>,
  tokensOf: TokensOf,
  rolledBack: boolean,
): Verdict {
  const named = new Set(after.damage.map(({ where }) => where));
  const ids = new Set([...before.keys(), ...after.customers.keys()]);
  const differing = [...ids].filter((id) => before.get(id) !== after.customers.get(id));
  const unnamed = differing.filter((id) => {
    const isRefusedAlone = after.customers.get(id)?.startsWith('refused ') === true;
    return !isRefusedAlone && !named.has('file') && ![...tokensOf(id)].some((token) => named.has(token));
  });
  if (rolledBack) return { kind: 'named' };
  if (unnamed.length > 0) return { kind: 'silent', what: `${unnamed.length} customers differ and are not named` };
  return differing.length > 0 || after.damage.length > 0 ? { kind: 'named' } : { kind: 'identical' };
}

/** Worst first: what is silent for one reader is silent. */
function worst(verdicts: readonly Verdict[]): Verdict {
  for (const kind of ['silent', 'named', 'refused'] as const) {
    const found = verdicts.find((verdict) => verdict.kind === kind);
    if (found !== undefined) return found;
  }
  return { kind: 'identical' };
}

type Reference = {
  readonly answers: Answers;
  readonly readers: readonly Reader[];
  readonly sights: readonly Sight[];
  readonly vault: UnlockedVault;
  readonly customers: Sight['customers'];
};

/** Each person by the id of their slot, so that nobody is taken for somebody else with the same passphrase. */
function named(path: string): Reader[] {
  const locked = openVault(path);
  const labels = signInLabels(locked);
  locked.db.close();
  return PEOPLE.map(({ label, passphrase }) => {
    const slot = labels.find((one) => one.label === label);
    if (slot === undefined) throw new Error(`${label} is not in the list`);
    return { label, passphrase, slotId: slot.slotId };
  });
}

async function refer(vault: SmallVault, path: string, accepted: Buffer): Promise<Reference> {
  const ports = readerPorts(vault);
  const sights: Sight[] = [];
  writeFileSync(path, accepted);
  const readers = [...named(path), { kitCode: vault.kitCode }];
  for (const reader of readers) {
    const reading = await readEverything(path, reader, readerPorts(vault));
    if (isRefused(reading)) throw new Error('the vault as it is does not open', { cause: reading.error });
    sights.push(reading);
  }
  const locked = openVault(path);
  const answers = answersOf(locked);
  const slot = answers.passphraseSlots.find(({ label }) => label === 'boss');
  if (slot === undefined) throw new Error('boss is not in the list');
  const unlocked = await unlock(locked, slot.slotId, PASSPHRASE, ports, () => undefined);
  await unlocked.verified;
  return { answers, readers, sights, vault: unlocked, customers: customersOf(unlocked) };
}

/** `accepted`: the file that counts as unchanged; the newest one unless said otherwise. */
export async function createJudge(vault: SmallVault, folder: string, accepted: Buffer = vault.now): Promise<Judge> {
  const home = mkdtempSync(join(folder, 'judge-'));
  const reference = await refer(vault, join(home, 'reference.keepbook'), accepted);
  const path = join(home, 'team.keepbook');
  const tokensOf: TokensOf = (id) => {
    const facts = reference.vault.journal.state.ofCustomer(z.uuid().brand<'CustomerId'>().parse(id));
    return new Set(facts.map((fact: RowFact) => rowToken(fact.id)));
  };

  const layOut = (file: Buffer, journal: Buffer | undefined): void => {
    rmSync(`${path}-journal`, { force: true });
    writeFileSync(path, file);
    if (journal !== undefined) writeFileSync(`${path}-journal`, journal);
  };

  const signIns = async (file: Buffer, journal: Buffer | undefined, readers: readonly number[]): Promise<readonly Verdict[]> => {
    const verdicts: Verdict[] = [];
    for (const index of readers) {
      layOut(file, journal);
      const before = reference.sights[index];
      const reader = reference.readers[index];
      if (before === undefined || reader === undefined) throw new Error('no such reader');
      const after = await readEverything(path, reader, readerPorts(vault));
      verdicts.push(isRefused(after) ? { kind: 'refused', code: after.refused } : compare(before, after, tokensOf));
    }
    return verdicts;
  };

  const thorough = async (file: Buffer, journal: Buffer | undefined, readers: readonly number[]): Promise<Verdict> =>
    worst(await signIns(file, journal, readers));

  const quick = async (file: Buffer, journal: Buffer | undefined): Promise<Verdict> => {
    layOut(file, journal);
    let locked: LockedVault | undefined;
    try {
      locked = openVault(path);
      const opened = locked;
      const answers = answersOf(opened);
      const { slots, firstBatch, rows } = answers.differences(reference.answers);
      if (slots.length > 0) return await closed(opened, () => thorough(file, journal, slots));
      if (firstBatch !== undefined) return await readOn(opened, firstBatch, () => thorough(file, journal, [0]));
      if (rows) return await rereadRows(opened, reference, tokensOf);
      return { kind: 'identical' };
    } catch (error) {
      return { kind: 'refused', code: asVaultError(error).code };
    } finally {
      if (locked?.db.open === true) locked.db.close();
    }
  };

  /** Everything up to this batch is as it was, so reading on from it is what signing in would do; only if that holds, sign in. */
  const readOn = async (locked: LockedVault, seq: number, signIn: () => Promise<Verdict>): Promise<Verdict> => {
    batchesAfter(locked.db, locked.vaultId, reference.vault.journal.keys, seq - 1).next();
    return closed(locked, signIn);
  };

  return {
    judge: (file, depth, journal) => (depth === 'quick' ? quick(file, journal) : thorough(file, journal, [0])),
    everybody: (file) => signIns(file, undefined, [...reference.readers.keys()]),
    close: () => {
      reference.vault.projection.close();
      reference.vault.journal.db.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function closed(locked: LockedVault, then: () => Promise<Verdict>): Promise<Verdict> {
  locked.db.close();
  return then();
}

/** Keys and journal are as they were: what a signed-in lead's program makes of other rows, with nothing else done again. */
async function rereadRows(locked: LockedVault, reference: Reference, tokensOf: TokensOf): Promise<Verdict> {
  const { vault } = reference;
  const projection = createProjection();
  const again: UnlockedVault = { ...vault, journal: { ...vault.journal, db: locked.db }, projection, emit: () => undefined };
  try {
    await rebuildProjection(again, pause);
    await verifyVault(again, { chainToo: false }, pause);
    const damage: Health['damage'] = again.health.damage;
    return compareCustomers(reference.customers, { customers: customersOf(again), damage }, tokensOf, false);
  } finally {
    projection.close();
  }
}
