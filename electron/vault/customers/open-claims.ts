/**
 * What a keeper's program does about claims: it moves the customer with the private part to the claimer's own book. Only
 * now does anything open for the claimer, so the limits are looked at once more by a program that is not theirs. Rule P3.
 */
import type { CustomerId, MemberId } from '../../../shared/model/ids.ts';
import { mayWrite } from '../roster/entitlement.ts';
import { keepsPool } from '../roster/permits.ts';
import { ownBook } from '../roster/roster.ts';
import { appendToInbox } from '../session/inbox.ts';
import { record } from '../session/record.ts';
import { holdsBoth, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { writtenSince } from './long-work.ts';
import { movedRows } from './move-customers.ts';
import { openIfThere } from './open-customer.ts';
import { customerToken } from './token.ts';
import { changed } from './write-edits.ts';

type Waiting = { readonly customer: CustomerId; readonly by: MemberId; readonly at: number };

/** Claims this person's program opens, oldest first: all of pools they keep, and their own of an open pool. */
function waitingClaims(vault: UnlockedVault): readonly Waiting[] {
  const state = roster(vault);
  const { claims, books } = state;
  const self = selfMember(vault);
  const opens = (id: string, by: MemberId): boolean => {
    const pool = books[id];
    // Somebody who does not keep the pool any more may still hold its keys for a while.
    if (pool === undefined || !mayWrite(state, pool, self) || !holdsBoth(vault, pool)) return false;
    return keepsPool(state, self, pool) || by === self.id;
  };
  return Object.entries(claims)
    .filter(([, { pool, by }]) => opens(pool, by))
    .map(([id, { by, at }]) => ({ customer: id as CustomerId, by, at }))
    .sort((a, b) => a.at - b.at || (a.customer < b.customer ? -1 : 1));
}

/** The reason written where a claim is not opened; the window knows it by this name. */
export const NO_ROOM = 'HOLDING_LIMIT';

async function openOne(vault: UnlockedVault, { customer: id, by }: Waiting): Promise<boolean> {
  const state = roster(vault);
  const own = ownBook(state, by);
  const customer = openIfThere(vault, id);
  if (own === undefined || customer?.reach === undefined || customer.card.trashedAt !== undefined) return false;
  // Only who reads the book can count what is in it; for others the move itself still holds.
  const held = vault.projection.countsByBook().get(own.id) ?? 0;
  if (held >= state.policy.holdingMax) {
    record(vault, { statements: [{ type: 'claim.released', customers: [id], reason: NO_ROOM }] });
    return false;
  }
  const { seq } = vault.journal;
  const { rows, unsealed } = movedRows(vault, customer, own.id);
  const given = unsealed === undefined ? [] : [await appendToInbox(vault, own.id, unsealed)];
  // Sealing to a person lets other calls through; the next run takes whoever was written to meanwhile.
  if (vault.journal.seq !== seq && (writtenSince(vault, id, seq) || roster(vault).claims[id]?.by !== by)) return false;
  const name = state.members[by]?.name ?? '';
  record(vault, { rows: [...rows, ...given], audit: [{ action: 'claim.opened', subject: customerToken(id), customer: id, reason: name }] });
  changed(vault, [id]);
  return true;
}

/** Opens what can be opened; the rest waits for a program with the keys. Returns how many. */
export async function openClaims(vault: UnlockedVault): Promise<number> {
  await vault.verified;
  let opened = 0;
  for (const waiting of waitingClaims(vault)) if (!vault.closed && (await openOne(vault, waiting))) opened += 1;
  return opened;
}
