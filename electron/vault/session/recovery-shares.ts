/** Splitting the recovery key into shares on paper, and rehearsing that they work. Rules V1, V2. */
import { VaultError } from '../../../shared/errors.ts';
import type { Rehearsal, ShareSheet, SplitShape } from '../../../shared/model/recovery.ts';
import { ageRecipient, seedOfIdentity } from '../crypto/age.ts';
import { keyFromShares, readShare, shareCode, type PaperShare } from '../crypto/recovery-share.ts';
import type { SecretKey } from '../crypto/secret-key.ts';
import { splitSecret } from '../crypto/shamir.ts';
import type { RecoverySplit } from '../roster/roster.ts';
import { qrPath } from './kit.ts';
import { record } from './record.ts';
import { roster, type UnlockedVault } from './unlocked-vault.ts';
import { vaultWords } from './words.ts';

const MARK_CHARS = 8;

/** Tells pages of different splits apart; the rest of the commitment stands in the roster. */
export function markOf(commitment: string): string {
  return commitment.slice(0, MARK_CHARS).toUpperCase();
}

export type SplitKey = { readonly sheets: readonly ShareSheet[]; readonly commitments: readonly string[] };

/** Throws INVALID_INPUT when more shares are needed than there are. */
export async function sheetsOf(vault: UnlockedVault, seed: SecretKey, { threshold, shares: count }: SplitShape): Promise<SplitKey> {
  if (threshold > count) throw new VaultError('INVALID_INPUT', 'more shares needed than made');
  const { random, clock } = vault.ports;
  const split = random.bytes(4);
  const made = (await splitSecret(seed.bytes, threshold, count)).map((share) => shareCode(split, threshold, share));
  const common = { shares: count, threshold, vaultName: roster(vault).vaultName, vaultWords: vaultWords(vault), createdAt: clock.now() };
  return {
    sheets: made.map(({ code, commitment }, at) => ({ ...common, code, index: at + 1, mark: markOf(commitment), ...qrPath(code) })),
    commitments: made.map(({ commitment }) => commitment),
  };
}

/** Throws WRONG_RECOVERY_KEY for another key than the roster's, FORBIDDEN for people who are neither lead nor admin. */
export async function splitRecovery(vault: UnlockedVault, key: string, shape: SplitShape): Promise<readonly ShareSheet[]> {
  await vault.verified;
  const seed = seedOfIdentity(key);
  const { recovery } = roster(vault);
  if (seed === undefined || (await ageRecipient(seed)) !== recovery)
    throw new VaultError('WRONG_RECOVERY_KEY', 'not the key of the roster');
  const { sheets, commitments } = await sheetsOf(vault, seed, shape);
  record(vault, {
    statements: [{ type: 'recovery.split', recipient: recovery, threshold: shape.threshold, commitments: [...commitments] }],
  });
  seed.purge();
  return sheets;
}

type Judged = Rehearsal['shares'][number] & { readonly paper?: PaperShare; readonly split?: RecoverySplit };

function judge(splits: readonly RecoverySplit[], typed: string, before: readonly string[]): Judged {
  const paper = readShare(typed);
  if (paper === undefined) return { verdict: 'mistyped' };
  const split = splits.find(({ commitments }) => commitments.includes(paper.commitment));
  if (split === undefined) return { verdict: 'unknown' };
  const index = split.commitments.indexOf(paper.commitment) + 1;
  return before.includes(paper.commitment) ? { verdict: 'twice', index } : { verdict: 'holds', index, paper, split };
}

/**
 * Puts shares together and compares the key with the roster's, then forgets it. Changes nothing but one line in the log
 * when it worked. Shares of several splits are judged with the split of the first one that holds.
 */
export async function rehearse(vault: UnlockedVault, codes: readonly string[]): Promise<Rehearsal> {
  await vault.verified;
  const state = roster(vault);
  const seen: string[] = [];
  const judged = codes.map((code) => {
    const one = judge(state.recoveryShares.splits, code, seen);
    if (one.paper !== undefined) seen.push(one.paper.commitment);
    return one;
  });
  const split = judged.find((one) => one.split !== undefined)?.split;
  const fitting = judged.flatMap((one) => (one.split === split && one.paper !== undefined ? [one.paper] : []));
  const shares = judged.map(({ verdict, index }) => ({ verdict, ...(index === undefined ? {} : { index }) }));
  if (split === undefined || fitting.length < split.threshold)
    return { shares, proven: false, ...(split === undefined ? {} : { threshold: split.threshold }) };
  const key = await keyFromShares(fitting);
  const proven = key !== undefined && (await ageRecipient(key)) === state.recovery;
  key?.purge();
  if (proven) record(vault, { statements: [{ type: 'recovery.rehearsed', commitments: fitting.map(({ commitment }) => commitment) }] });
  return { shares, threshold: split.threshold, proven };
}
