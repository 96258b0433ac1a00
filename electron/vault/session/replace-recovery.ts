/**
 * Another recovery key in place of the one before: made as shares, typed back, signed, agreed to by a lead of every team.
 * Then every book gets new keys sealed to it, the journal a new key, and the slot for paper a new content. Rule V3.
 */
import { VaultError } from '../../../shared/errors.ts';
import { SlotId, type TeamId } from '../../../shared/model/ids.ts';
import type { RecoveryStatus, ShareSheet, SplitShape } from '../../../shared/model/recovery.ts';
import { ageRecipient, sealTo } from '../crypto/age.ts';
import { newUuid } from '../crypto/bytes.ts';
import { keyFromShares, readShare } from '../crypto/recovery-share.ts';
import { SecretKey } from '../crypto/secret-key.ts';
import { rekeyStatement } from '../journal/journal-keys.ts';
import { teamsToAsk } from '../roster/recovery.ts';
import { booksOf, hasRole, isActive } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { putRecoverySlot, recoveryDigest, removeSlot } from '../storage/slots.ts';
import { journalReaders } from './leave.ts';
import { record } from './record.ts';
import { renewAudit } from './renew-audit.ts';
import { markOf, sheetsOf } from './recovery-shares.ts';
import { lacksRecovery, rotateBooks, rowsToReseal } from './rotate.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

type Prepared = { readonly recipient: string; readonly threshold: number; readonly commitments: readonly string[] };
/** Made in this session and not signed yet; the key itself is kept nowhere but on paper. */
const prepared = new WeakMap<UnlockedVault, Prepared>();

/** Throws FORBIDDEN for people who are no leads. */
export async function prepareRecovery(vault: UnlockedVault, shape: SplitShape): Promise<readonly ShareSheet[]> {
  await vault.verified;
  if (!hasRole(selfMember(vault), 'lead')) throw new VaultError('FORBIDDEN', 'leads replace the recovery key');
  const seed = new SecretKey(vault.ports.random.bytes(32));
  const { sheets, commitments } = await sheetsOf(vault, seed, shape);
  prepared.set(vault, { recipient: await ageRecipient(seed), threshold: shape.threshold, commitments });
  seed.purge();
  return sheets;
}

/** Signs the key prepared last, once shares of it came back from paper. Throws NOT_FOUND without one, WRONG_RECOVERY_KEY. */
export async function offerRecovery(vault: UnlockedVault, codes: readonly string[]): Promise<void> {
  await vault.verified;
  const made = prepared.get(vault);
  if (made === undefined) throw new VaultError('NOT_FOUND', 'no recovery key was made in this session');
  const shares = codes.flatMap((code) => readShare(code) ?? []);
  const ours = shares.filter(({ commitment }) => made.commitments.includes(commitment));
  const key = ours.length === codes.length && ours.length >= made.threshold ? await keyFromShares(ours) : undefined;
  const holds = key !== undefined && (await ageRecipient(key)) === made.recipient;
  key?.purge();
  if (!holds) throw new VaultError('WRONG_RECOVERY_KEY', 'these shares do not give the key back');
  const { recipient, threshold, commitments } = made;
  await settleWith(vault, { type: 'recovery.offered', recipient, threshold, commitments: [...commitments] }, [selfMember(vault).team]);
  prepared.delete(vault);
}

/** Throws NOT_FOUND where nothing is offered, FORBIDDEN for people who are no leads or whose team agreed. */
export async function agreeToRecovery(vault: UnlockedVault): Promise<void> {
  await vault.verified;
  const { offer } = roster(vault).recoveryShares;
  if (offer === undefined) throw new VaultError('NOT_FOUND', 'nothing is offered');
  await settleWith(vault, { type: 'recovery.agreed', recipient: offer.recipient }, [...offer.agreed, selfMember(vault).team]);
}

/** States it; when the key holds from here on, everything that was sealed to the key before is sealed to this one. */
async function settleWith(
  vault: UnlockedVault,
  statement: Statement & { readonly recipient: string },
  agreed: readonly TeamId[],
): Promise<void> {
  const settles = teamsToAsk(roster(vault)).every((team) => agreed.includes(team));
  if (settles) await reseat(vault, statement);
  else record(vault, { statements: [statement] });
}

/** Slots that open with the key before. */
function oldSlots(vault: UnlockedVault): readonly SlotId[] {
  return Object.entries(roster(vault).slots).flatMap(([slot, { kind }]) => (kind === 'recovery' ? [SlotId.parse(slot)] : []));
}

/** One transaction: the journal goes on under a key the one before does not open, and paper finds all keys so far. Rule L4. */
async function reseat(vault: UnlockedVault, statement: Statement & { readonly recipient: string }): Promise<void> {
  const { journal, ports } = vault;
  const state = roster(vault);
  const key = new SecretKey(ports.random.bytes(32));
  const file = await sealTo([statement.recipient], Buffer.concat(journal.keys.map(({ bytes }) => bytes)));
  const slot = SlotId.parse(newUuid(ports.clock.now()));
  const old = oldSlots(vault);
  const statements: Statement[] = [
    statement,
    { type: 'slot.stated', slot, kind: 'recovery', digest: recoveryDigest(slot, file) },
    ...old.map((one): Statement => ({ type: 'slot.stated', slot: one, kind: 'recovery' })),
    await rekeyStatement(journal.vaultId, journal.keys.length + 1, key, journalReaders({ ...state, recovery: statement.recipient })),
  ];
  record(vault, {
    statements,
    alongside: () => {
      for (const one of old) removeSlot(journal.db, one);
      putRecoverySlot(journal.db, slot, file);
    },
  });
  journal.keys.push(key);
  await renewAudit(vault);
  await rotateBooks(vault);
}

export function recoveryStatus(vault: UnlockedVault): RecoveryStatus {
  const state = roster(vault);
  const self = selfMember(vault);
  const { splits, rehearsed, offer } = state.recoveryShares;
  const nameOf = (id: string): string => state.members[id]?.name ?? '';
  const books = booksOf(state);
  const waiting = offer === undefined ? [] : teamsToAsk(state).filter((team) => !offer.agreed.includes(team));
  const leads = hasRole(self, 'lead');
  return {
    splits: splits.toReversed().map(({ threshold, commitments, at, by }) => ({
      threshold,
      shares: commitments.length,
      at,
      byName: nameOf(by),
      marks: commitments.map(markOf),
    })),
    ...(rehearsed === undefined ? {} : { rehearsed: { at: rehearsed.at, byName: nameOf(rehearsed.by) } }),
    ...(offer === undefined
      ? {}
      : {
          offer: {
            byName: nameOf(offer.by),
            at: offer.at,
            waitingFor: waiting.map((team) => state.teams[team]?.name ?? ''),
            canAgree: leads && waiting.includes(self.team),
          },
        }),
    books: { covered: books.filter((book) => !lacksRecovery(state, book)).length, total: books.length },
    rowsLeft: rowsToReseal(vault),
    canSplit: isActive(self) && (leads || hasRole(self, 'admin')),
    canReplace: leads,
  };
}
