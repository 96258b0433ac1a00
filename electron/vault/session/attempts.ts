/**
 * The tally of wrong passphrases on this computer. It is kept in the key store and not in the file, where an older copy
 * would bring back an older tally. A program that is not ours keeps no tally: whoever copied the file guesses as fast as
 * Argon2id lets them. Rules N1, N2.
 */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import { MissedSignIns } from '../../../shared/model/app.ts';
import type { SlotId, VaultId } from '../../../shared/model/ids.ts';
import type { AuditFact } from '../audit/audit-log.ts';
import { utf8 } from '../crypto/bytes.ts';
import { elapsedSince, LOCK_AFTER_DEFAULT, triesLeft, waitAfter, type Instant } from '../policy/lockout.ts';
import type { Ports } from '../ports.ts';

const SlotTally = z.strictObject({
  /** In a row, until the passphrase was right. */
  count: z.int(),
  at: z.int(),
  uptimeMs: z.int(),
  /** Not yet in the log; `unlogged` only ever falls when an entry was written. */
  unlogged: z.int(),
  /** Since this person came in last, for them to be told. */
  missed: MissedSignIns.optional(),
});
type SlotTally = z.infer<typeof SlotTally>;
const Tally = z.strictObject({ lockAfter: z.int().min(1), slots: z.record(z.string(), SlotTally) });
type Tally = z.infer<typeof Tally>;

type TallyPorts = Pick<Ports, 'keyStore' | 'clock'>;

function nameOf(vaultId: VaultId): string {
  return `attempts-${vaultId}`;
}

/** What does not read counts as no tally: whoever can write here could as well have removed it. */
async function readTally({ keyStore }: TallyPorts, vaultId: VaultId): Promise<Tally> {
  const empty: Tally = { lockAfter: LOCK_AFTER_DEFAULT, slots: {} };
  const kept = await keyStore.read(nameOf(vaultId));
  if (kept === undefined) return empty;
  try {
    return Tally.parse(JSON.parse(Buffer.from(kept).toString('utf8')));
  } catch {
    return empty;
  }
}

async function writeTally({ keyStore }: TallyPorts, vaultId: VaultId, tally: Tally): Promise<void> {
  await keyStore.write(nameOf(vaultId), utf8(JSON.stringify(tally)));
}

function nowOf({ clock }: TallyPorts): Instant {
  return { at: clock.now(), uptimeMs: clock.uptimeMs() };
}

/**
 * Runs `tryIt` with the attempt counted as a failure beforehand, so that ending the program in between saves no attempt.
 * Throws TRY_LATER (`seconds`) without running it while a wait lasts; adds `triesLeft` and `seconds` to a WRONG_PASSPHRASE or WRONG_CODE. Codes
 * are counted apart: a right passphrase forgives no wrong code.
 */
export async function attempt<T>(
  ports: TallyPorts,
  vaultId: VaultId,
  slot: SlotId | `${SlotId}/code`,
  tryIt: () => Promise<T>,
): Promise<T> {
  const tally = await readTally(ports, vaultId);
  const before = tally.slots[slot];
  const now = nowOf(ports);
  if (before !== undefined) await requireWaited(ports, vaultId, tally, slot, before, now);
  const count = (before?.count ?? 0) + 1;
  const missed = { count: (before?.missed?.count ?? 0) + 1, lastAt: now.at };
  const failed: SlotTally = { count, ...now, unlogged: (before?.unlogged ?? 0) + 1, missed };
  await writeTally(ports, vaultId, { ...tally, slots: { ...tally.slots, [slot]: failed } });
  try {
    const result = await tryIt();
    const cleared: SlotTally = { ...failed, count: 0, unlogged: failed.unlogged - 1, at: before?.at ?? now.at, missed: before?.missed };
    await writeTally(ports, vaultId, { ...tally, slots: { ...tally.slots, [slot]: cleared } });
    return result;
  } catch (error) {
    if (error instanceof VaultError && (error.code === 'WRONG_PASSPHRASE' || error.code === 'WRONG_CODE'))
      throw withWait(error, count, tally.lockAfter);
    // What was not about the passphrase is no failure of it.
    await writeTally(ports, vaultId, tally);
    throw error;
  }
}

async function requireWaited(ports: TallyPorts, vaultId: VaultId, tally: Tally, slot: string, before: SlotTally, now: Instant) {
  const wait = waitAfter(before.count, tally.lockAfter);
  if (wait === 0) return;
  const elapsed = elapsedSince(before, now);
  if (elapsed !== undefined && elapsed >= wait) return;
  // The clock was set back across a restart: the wait begins anew, or it would last until that clock has caught up.
  if (elapsed === undefined) await writeTally(ports, vaultId, { ...tally, slots: { ...tally.slots, [slot]: { ...before, ...now } } });
  throw new VaultError('TRY_LATER', 'a wait after wrong passphrases', { details: { seconds: Math.ceil((wait - (elapsed ?? 0)) / 1_000) } });
}

function withWait(error: VaultError, count: number, lockAfter: number): VaultError {
  const seconds = waitAfter(count, lockAfter) / 1_000;
  return new VaultError(error.code, error.message, { cause: error, details: { triesLeft: triesLeft(count, lockAfter), seconds } });
}

/** What somebody tried in this person's name since they came in last, told once. */
export async function takeMissed(ports: TallyPorts, vaultId: VaultId, slot: SlotId): Promise<MissedSignIns | undefined> {
  const tally = await readTally(ports, vaultId);
  const { missed, ...rest } = tally.slots[slot] ?? {};
  if (missed !== undefined) await writeTally(ports, vaultId, { ...tally, slots: { ...tally.slots, [slot]: rest as SlotTally } });
  return missed;
}

/** Seconds still to wait, by what was tried; whoever waits for nothing is left out. */
export async function waitsLeft(ports: TallyPorts, vaultId: VaultId): Promise<ReadonlyMap<string, number>> {
  const { slots, lockAfter } = await readTally(ports, vaultId);
  const now = nowOf(ports);
  const waits = Object.entries(slots).map(([slot, tally]): [string, number] => {
    const left = waitAfter(tally.count, lockAfter) - (elapsedSince(tally, now) ?? 0);
    return [slot, Math.ceil(left / 1_000)];
  });
  return new Map(waits.filter(([, seconds]) => seconds > 0));
}

/** A way in that no guessing leads to, such as the kit, ends the wait of the slot it stands for. */
export async function forgive(ports: TallyPorts, vaultId: VaultId, slot: string): Promise<void> {
  const tally = await readTally(ports, vaultId);
  const before = tally.slots[slot];
  if (before !== undefined && before.count > 0)
    await writeTally(ports, vaultId, { ...tally, slots: { ...tally.slots, [slot]: { ...before, count: 0 } } });
}

/** From when on wrong passphrases cost an hour, as the rules say that were read last: before a sign-in nobody can read them. */
export async function keepLockAfter(ports: TallyPorts, vaultId: VaultId, lockAfter: number): Promise<void> {
  const tally = await readTally(ports, vaultId);
  if (tally.lockAfter !== lockAfter) await writeTally(ports, vaultId, { ...tally, lockAfter });
}

/** Failures that the log does not have yet, by the label the sign-in list shows; `reason` is the instant of the last one. Rule N2. */
export async function unloggedFailures(
  ports: TallyPorts,
  vaultId: VaultId,
  labelOf: (slot: string) => string | undefined,
): Promise<{ readonly facts: readonly AuditFact[]; readonly logged: () => Promise<void> }> {
  const tally = await readTally(ports, vaultId);
  const due = Object.entries(tally.slots).filter(([, { unlogged }]) => unlogged > 0);
  const facts = due.map(([slot, { unlogged, at }]): AuditFact => {
    const subject = labelOf(slot);
    return { action: 'signin.failed', ...(subject === undefined ? {} : { subject }), count: unlogged, reason: new Date(at).toISOString() };
  });
  const logged = async (): Promise<void> => {
    if (due.length === 0) return;
    const latest = await readTally(ports, vaultId);
    const slots = { ...latest.slots };
    for (const [slot, { unlogged }] of due) {
      const kept = slots[slot];
      if (kept !== undefined) slots[slot] = { ...kept, unlogged: Math.max(0, kept.unlogged - unlogged) };
    }
    await writeTally(ports, vaultId, { ...latest, slots });
  };
  return { facts, logged };
}
