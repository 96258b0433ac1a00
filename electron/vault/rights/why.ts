/** Who granted a key and when, as the journal says it; read again when somebody asks, because the roster keeps only the grant. */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import type { KeyGroup } from '../../../shared/model/access.ts';
import type { RightQuestion, RightReason, RightsHolder } from '../../../shared/model/rights.ts';
import { readBatch } from '../journal/chain.ts';
import { epochOf, grantKey } from '../roster/roster.ts';
import { roster, type UnlockedVault } from '../session/unlocked-vault.ts';
import { customRolesBehind, entitlementIn } from './matrix.ts';

type Signed = NonNullable<RightReason['granted']>;
/** Signatures under grants of the newest keys and under confirmations, by `keyOf` and by member. */
type Trail = { readonly grants: ReadonlyMap<string, Signed>; readonly confirmations: ReadonlyMap<string, Signed> };

export function keyOf(holder: RightsHolder, bookId: string, group: KeyGroup, epoch: number): string {
  return `${holder}/${bookId}/${grantKey(group, epoch)}`;
}

/** Batches with a grant to recovery alone are not log entries; whoever makes a book states both at once. */
function signedPlaces(vault: UnlockedVault): number[] {
  const seqs = vault.audit.db
    .prepare(
      "select distinct seq from audit where action in ('key.granted', 'member.confirmed', 'book.created', 'book.rotated') order by seq",
    )
    .pluck()
    .all();
  return z.array(z.int()).parse(seqs);
}

/** Reads the few batches that hold grants; the newest of several for one key stands. */
export function signatureTrail(vault: UnlockedVault): Trail {
  const { db, vaultId, keys } = vault.journal;
  const grants = new Map<string, Signed>();
  const confirmations = new Map<string, Signed>();
  for (const seq of signedPlaces(vault)) {
    const header = readBatch(db, vaultId, keys, seq)?.batch.header;
    if (header === undefined) continue;
    const signed = { by: roster(vault).members[header.author]?.name ?? '', at: header.at, logToken: `#${String(seq)}` };
    for (const statement of header.statements) {
      if (statement.type === 'key.granted') grants.set(keyOf(statement.to, statement.book, statement.group, statement.epoch), signed);
      if (statement.type === 'member.confirmed') confirmations.set(statement.member, signed);
    }
  }
  return { grants, confirmations };
}

/** Throws NOT_FOUND. */
export function whyRight(vault: UnlockedVault, { holder, bookId, group }: RightQuestion): RightReason {
  const state = roster(vault);
  const book = state.books[bookId];
  if (book === undefined || (holder !== 'recovery' && state.members[holder] === undefined))
    throw new VaultError('NOT_FOUND', 'no such cell');
  const { grants, confirmations } = signatureTrail(vault);
  const granted = grants.get(keyOf(holder, bookId, group, epochOf(book)));
  const confirmed = confirmations.get(holder);
  const entitlement = entitlementIn(state, holder, book, group);
  return {
    entitlement,
    ...(entitlement === 'custom' ? { through: customRolesBehind(state, holder, book, group) } : {}),
    ...(granted === undefined ? {} : { granted }),
    ...(confirmed === undefined ? {} : { confirmed }),
  };
}
