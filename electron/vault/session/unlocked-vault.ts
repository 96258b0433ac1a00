/** What an unlocked vault is. Only `unlock` and `createVault` make one, so "is it unlocked?" is a type and not an `if`. */
import type { EventName, EventPayload } from '../../../shared/contract.ts';
import { VaultError } from '../../../shared/errors.ts';
import { KEY_GROUPS, type KeyGroup } from '../../../shared/model/access.ts';
import type { Health, MissedSignIns } from '../../../shared/model/app.ts';
import type { BookId, DeviceId, MemberId, SlotId } from '../../../shared/model/ids.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Codes, FactorSecrets } from '../crypto/keyslot.ts';
import type { MemberKeys } from '../crypto/member-keys.ts';
import type { SecretKey } from '../crypto/secret-key.ts';
import type { Journal } from '../journal/journal.ts';
import { rosterOf } from '../journal/journal.ts';
import type { Ports } from '../ports.ts';
import { epochOf, type Book, type Member, type Roster } from '../roster/roster.ts';
import type { Projection } from '../search/projection.ts';

export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

export type BookKey = {
  /** X25519 seed; opens inboxes. */
  readonly seed: SecretKey;
  readonly identity: string;
  /** Seals and opens rows. */
  readonly rows: SecretKey;
};

export type UnlockedVault = {
  readonly ports: Ports;
  readonly emit: Emit;
  readonly journal: Journal;
  readonly self: {
    readonly member: MemberId;
    readonly device: DeviceId;
    /** Slot that was opened: passphrase or kit. */
    readonly slot: SlotId;
    /** Slot a new passphrase goes into. */
    readonly passphraseSlot: SlotId;
    readonly keys: MemberKeys;
    /** Factors of the passphrase slot that are at hand; kept, so that nobody needs the stick again to change a passphrase. */
    factors: FactorSecrets;
    /** Of the passphrase slot, where a code is asked for after it. */
    codes: Codes | undefined;
  };
  /** By `book/group/epoch`. */
  readonly bookKeys: Map<string, BookKey>;
  /** Books whose grant to us does not hold what the roster commits to. */
  readonly withheld: Set<BookId>;
  readonly projection: Projection;
  /** A new one begins when somebody leaves who could read this one. */
  audit: AuditLog;
  health: Omit<Health, 'words' | 'lastBackupAt' | 'unfinishedBackupAt' | 'newestAt'>;
  /** Wrong passphrases typed in this person's name on this computer since they came in last. */
  missed: MissedSignIns | undefined;
  /** Settles when the row set has been compared with the journal; writes, exports and backups wait for it. */
  verified: Promise<void>;
  closed: boolean;
};

export function bookKeyName(book: BookId, group: KeyGroup, epoch: number): string {
  return `${book}/${group}/${String(epoch)}`;
}

/** Throws NO_KEY when this person does not hold the key. */
export function bookKey(vault: Pick<UnlockedVault, 'bookKeys'>, book: BookId, group: KeyGroup, epoch: number): BookKey {
  const key = vault.bookKeys.get(bookKeyName(book, group, epoch));
  if (key === undefined) throw new VaultError('NO_KEY', 'no key for this book');
  return key;
}

export function holdsKey(vault: Pick<UnlockedVault, 'bookKeys'>, book: BookId, group: KeyGroup, epoch: number): boolean {
  return vault.bookKeys.has(bookKeyName(book, group, epoch));
}

/** Of its newest keys, those of both groups. */
export function holdsBoth(vault: Pick<UnlockedVault, 'bookKeys'>, book: Book): boolean {
  return KEY_GROUPS.every((group) => holdsKey(vault, book.id, group, epochOf(book)));
}

export function roster(vault: UnlockedVault): Roster {
  return rosterOf(vault.journal);
}

/** Throws NOT_FOUND. */
export function memberIn(vault: UnlockedVault, id: MemberId): Member {
  const member = roster(vault).members[id];
  if (member === undefined) throw new VaultError('NOT_FOUND', 'no such member');
  return member;
}

export function selfMember(vault: UnlockedVault): Member {
  const member = roster(vault).members[vault.self.member];
  if (member === undefined) throw new VaultError('JOURNAL_DAMAGED', 'own membership is missing', { details: { seq: vault.journal.seq } });
  return member;
}
