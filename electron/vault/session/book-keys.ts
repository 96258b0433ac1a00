/** Making books, granting their keys, opening the grants we got. Rules B1 to B4. */
import { z } from 'zod';
import { KeyGroup, KEY_GROUPS, type BookKind } from '../../../shared/model/access.ts';
import { BookId, VaultId, type MemberId, type TeamId } from '../../../shared/model/ids.ts';
import { ageIdentity, ageRecipient, openAge, sealTo, type Recipient } from '../crypto/age.ts';
import { base64, fromBase64, newUuid, utf8 } from '../crypto/bytes.ts';
import { keyFromText, keyText } from '../crypto/keyslot.ts';
import { bookSealKey } from '../crypto/member-keys.ts';
import { SecretKey } from '../crypto/secret-key.ts';
import type { Ports } from '../ports.ts';
import { grantKey, type Book, type Roster } from '../roster/roster.ts';
import type { StatementOf } from '../roster/statements.ts';
import { bookKeyName, type BookKey, type UnlockedVault } from './unlocked-vault.ts';

const GrantContent = z.strictObject({ vault: VaultId, book: BookId, group: KeyGroup, epoch: z.int(), seed: z.base64().length(44) });

export function bookKeyFrom(seed: SecretKey): BookKey {
  return { seed, identity: ageIdentity(seed), rows: bookSealKey(seed) };
}

export type NewBook = { readonly created: StatementOf<'book.created'>; readonly keys: Record<KeyGroup, BookKey> };

export async function newBook(
  ports: Ports,
  place: { readonly kind: BookKind; readonly name: string; readonly team: TeamId; readonly owner?: MemberId },
): Promise<NewBook> {
  const keys = { card: bookKeyFrom(new SecretKey(ports.random.bytes(32))), private: bookKeyFrom(new SecretKey(ports.random.bytes(32))) };
  const created: StatementOf<'book.created'> = {
    type: 'book.created',
    book: BookId.parse(newUuid(ports.clock.now())),
    kind: place.kind,
    name: place.name,
    team: place.team,
    ...(place.owner === undefined ? {} : { owner: place.owner }),
    card: await ageRecipient(keys.card.seed),
    private: await ageRecipient(keys.private.seed),
  };
  return { created, keys };
}

/** Seals one key to one reader. */
export async function grantStatement(
  vaultId: string,
  key: { readonly book: BookId; readonly group: KeyGroup; readonly epoch: number; readonly seed: SecretKey },
  to: MemberId | 'recovery',
  recipient: Recipient,
): Promise<StatementOf<'key.granted'>> {
  const content = { vault: vaultId, book: key.book, group: key.group, epoch: key.epoch, seed: keyText(key.seed) };
  const sealed = base64(await sealTo([recipient], utf8(JSON.stringify(content))));
  return { type: 'key.granted', book: key.book, group: key.group, epoch: key.epoch, to, sealed };
}

/** The key inside a grant, or undefined when it is not for this identity or not the key the roster commits to. */
export async function openGrant(
  identity: string,
  vaultId: string,
  book: Book,
  group: KeyGroup,
  epoch: number,
  sealed: string,
): Promise<SecretKey | undefined> {
  const file = await openAge(identity, fromBase64(sealed));
  if (file === undefined) return undefined;
  try {
    const content = GrantContent.parse(JSON.parse(Buffer.from(file).toString('utf8')));
    if (content.vault !== vaultId || content.book !== book.id || content.group !== group || content.epoch !== epoch) return undefined;
    const seed = keyFromText(content.seed);
    return (await ageRecipient(seed)) === book.epochs[epoch - 1]?.[group] ? seed : undefined;
  } catch {
    return undefined;
  }
}

const SEED_FACT = 'seed:';

type GrantPlace = { readonly book: Book; readonly group: KeyGroup; readonly epoch: number };

function grantPlaces(roster: Roster): GrantPlace[] {
  return Object.values(roster.books).flatMap((book) =>
    book.epochs.flatMap((_, index) => KEY_GROUPS.map((group) => ({ book, group, epoch: index + 1 }))),
  );
}

/**
 * Opens every grant to us that is not open yet; a grant that does not hold marks the book as withheld. Returns the books
 * that no earlier session could open, whose rows the projection does not have yet.
 */
export async function openGrants(vault: UnlockedVault, roster: Roster): Promise<Set<BookId>> {
  const fresh = new Set<BookId>();
  const { state, vaultId } = vault.journal;
  for (const { book, group, epoch } of grantPlaces(roster)) {
    const name = bookKeyName(book.id, group, epoch);
    const sealed = book.grants[grantKey(group, epoch)]?.[vault.self.member];
    if (sealed === undefined || vault.bookKeys.has(name)) continue;
    // The snapshot remembers opened seeds: an X25519 opening costs milliseconds, and a lead has many.
    const remembered = state.fact(SEED_FACT + name);
    const seed =
      remembered === undefined ? await openGrant(vault.self.keys.identity, vaultId, book, group, epoch, sealed) : keyFromText(remembered);
    if (seed === undefined) {
      vault.withheld.add(book.id);
      continue;
    }
    if (remembered === undefined) {
      state.setFact(SEED_FACT + name, keyText(seed));
      fresh.add(book.id);
    }
    vault.bookKeys.set(name, bookKeyFrom(seed));
  }
  return fresh;
}
