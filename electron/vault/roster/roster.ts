/** The state that the statements add up to. Plain objects, so that it can be put into the sealed snapshot as it is. */
import type { BookKind, KeyGroup, MemberState, Permission, Policy, Role, RoleRef } from '../../../shared/model/access.ts';
import type { BookId, CustomerId, DeviceId, InvitationId, MemberId, RoleId, SlotId, TeamId } from '../../../shared/model/ids.ts';
import type { PassphraseRules } from '../../../shared/model/passphrase-rules.ts';
import type { ReviewResult } from '../../../shared/model/review.ts';
import { fromBase64, frame, utf8, uuidBytes } from '../crypto/bytes.ts';
import { sha256 } from '../crypto/hash.ts';
import type { StatementOf } from './statements.ts';

export type MemberKeysStated = {
  readonly device: DeviceId;
  /** Ed25519, base64. */
  readonly deviceKey: string;
  readonly recipient: string;
  /** What the six words are made of, and what a confirmation names. */
  readonly hash: string;
};

/** A move to another team, and which sides have signed for it so far. */
export type Moving = {
  readonly to: TeamId;
  readonly roles: readonly RoleRef[];
  readonly customers: 'stay' | 'go';
  readonly by: MemberId;
  readonly reason: string;
  /** Who signed for the team they come from, and for the one they go to. */
  readonly signed: { readonly from?: MemberId; readonly to?: MemberId };
};

export type Member = {
  readonly id: MemberId;
  readonly name: string;
  readonly team: TeamId;
  /** Invited roles; they count from the confirmation on. */
  readonly roles: readonly RoleRef[];
  readonly state: MemberState;
  readonly invitation?: { readonly id: InvitationId; readonly key: string; readonly recipient?: string; readonly expiresAt: number };
  readonly invitedAt: number;
  readonly invitedBy: MemberId;
  /** The account this one takes over, once confirmed. Rule V4. */
  readonly replaces?: MemberId;
  readonly joinedAt?: number;
  /** When the passphrase was changed last, if ever. */
  readonly passphraseAt?: number;
  readonly keys?: MemberKeysStated;
  readonly kitRecipient?: string;
  readonly kitSlot?: SlotId;
  /** The version of the agreement signed last. */
  readonly agreed?: { readonly version: number; readonly at: number };
  /** Roles that wait for a lead's signature. Rule R9. */
  readonly proposed?: { readonly roles: readonly RoleRef[]; readonly by: MemberId; readonly at: number; readonly reason: string };
  /** Another team that waits for the signatures of both sides. Rule R14. */
  readonly moving?: Moving;
};

export type BookKeysStated = {
  readonly card: string;
  readonly private: string;
  /** Epoch of the recovery key they are sealed to; absent is the first. */
  readonly recovery?: number;
  /** Who made this epoch's keys and so may hand them on before holding a grant. */
  readonly by: MemberId;
};
/** age files by reader: member id or `recovery`. */
export type Grants = Record<string, string>;

export type Book = {
  readonly id: BookId;
  readonly kind: BookKind;
  readonly name: string;
  readonly team: TeamId;
  readonly owner?: MemberId;
  /** Whose it was before they went to another team without their customers. Rule R14. */
  readonly formerOwner?: MemberId;
  /** A pool whose contact details the whole team reads. Rule P5. */
  readonly open?: boolean;
  /** Recipients by epoch, first epoch = index 0. */
  readonly epochs: readonly BookKeysStated[];
  /** By `group/epoch`. */
  readonly grants: Readonly<Record<string, Grants>>;
};

/** The last access review. */
type ReviewStated = { readonly at: number; readonly by: MemberId; readonly results: readonly ReviewResult[] };

type SlotKind = StatementOf<'slot.stated'>['kind'];

/** Shares of a recovery key: any `threshold` of them give it back. Rule V1. */
export type RecoverySplit = {
  readonly threshold: number;
  /** SHA-256 of each share, in the order of their numbers. */
  readonly commitments: readonly string[];
  readonly at: number;
  readonly by: MemberId;
};

export type RecoveryShares = {
  /** Rises with each recovery key. */
  readonly epoch: number;
  /** Of the key that holds, oldest first. */
  readonly splits: readonly RecoverySplit[];
  readonly rehearsed?: { readonly at: number; readonly by: MemberId };
  readonly offer?: RecoverySplit & { readonly recipient: string; readonly agreed: readonly TeamId[] };
};

/** A customer of a pool whom somebody has reserved (ms). Rule P1. */
export type Claim = { readonly by: MemberId; readonly pool: BookId; readonly at: number };

export type Team = { readonly name: string; readonly parent?: TeamId };

/** A named set of permissions. Rule R15. */
export type CustomRole = {
  readonly id: RoleId;
  readonly name: string;
  /** Where it is available, with the teams below; everywhere without one. */
  readonly team?: TeamId;
  readonly permissions: readonly Permission[];
  readonly removed?: true;
};

export type Roster = {
  readonly vaultName: string;
  /** age recipient of the printed recovery key. */
  readonly recovery: string;
  readonly recoveryShares: RecoveryShares;
  readonly policy: Policy;
  readonly review?: ReviewStated;
  /** The confidentiality agreement in force. Rule R12. */
  readonly agreement?: { readonly version: number; readonly text: string; readonly by: MemberId; readonly at: number };
  /** Newest key of the journal; a new one is made when somebody leaves. */
  readonly journalEpoch: number;
  /** By id; a team without a parent stands at the top. Rule R13. */
  readonly teams: Readonly<Record<string, Team>>;
  /** By id, removed ones among them. Rule R15. */
  readonly customRoles: Readonly<Record<string, CustomRole>>;
  readonly members: Readonly<Record<string, Member>>;
  readonly books: Readonly<Record<string, Book>>;
  readonly devices: Readonly<Record<string, MemberId>>;
  /** Keyslots the file must hold, by slot id. */
  readonly slots: Readonly<Record<string, { readonly digest: string; readonly kind: SlotKind; readonly by: MemberId }>>;
  /** By customer, until they leave the pool. */
  readonly claims: Readonly<Record<string, Claim>>;
  /** What each person was given out of the pool on the newest day they were given something, and when (ms) last. Rule P6. */
  readonly allotments: Readonly<Record<string, { readonly on: string; readonly at: number; readonly customers: readonly CustomerId[] }>>;
  /** Customers whom a lead keeps from going back to the pool by themselves. Rule P4. */
  readonly exempt: Readonly<Record<string, true>>;
  /** Since when (ms) the rule that returns customers to the pool holds as it is. */
  readonly returnRuleAt: number;
  /** Instants (ms) of a member's claims of the last 24 hours, one for each customer. */
  readonly claimedAt: Readonly<Record<string, readonly number[]>>;
};

export function memberOf(roster: Roster, id: MemberId): Member | undefined {
  return roster.members[id];
}

export function membersOf(roster: Roster): readonly Member[] {
  return Object.values(roster.members);
}

export function booksOf(roster: Roster): readonly Book[] {
  return Object.values(roster.books);
}

/** The member's own book, into which what they claim opens. */
export function ownBook(roster: Roster, member: MemberId): Book | undefined {
  return booksOf(roster).find(({ owner }) => owner === member);
}

export function poolOf(roster: Roster, team: TeamId): Book | undefined {
  return booksOf(roster).find((book) => book.kind === 'pool' && book.team === team);
}

export function grantKey(group: KeyGroup, epoch: number): string {
  return `${group}/${String(epoch)}`;
}

export function epochOf(book: Book): number {
  return book.epochs.length;
}

export function isActive(member: Member | undefined): member is Member {
  return member?.state === 'active';
}

export function hasRole(member: Member | undefined, role: Role): boolean {
  return isActive(member) && member.roles.includes(role);
}

export function isSameRoles(one: readonly RoleRef[], other: readonly RoleRef[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role));
}

/** A known member who was not revoked: may keep their own things and append to inboxes. */
export function isPresent(member: Member | undefined): member is Member {
  return member?.state === 'active' || member?.state === 'waiting';
}

/** What a new passphrase must be. */
export function rulesOf({ policy }: Roster): PassphraseRules {
  const { passphraseMinLength, passphraseClasses } = policy;
  return { passphraseMinLength, passphraseClasses };
}

/** Whether the roster shows a grant of the key to the reader. */
export function isReader(book: Book, group: KeyGroup, epoch: number, reader: MemberId | 'recovery'): boolean {
  return book.grants[grantKey(group, epoch)]?.[reader] !== undefined;
}

/** Hash of a member's keys as stated when joining; six words are made of it. Rule R4. */
export function keysHash(
  vaultId: string,
  stated: Pick<StatementOf<'member.joined'>, 'member' | 'device' | 'deviceKey' | 'recipient'>,
): string {
  return sha256(joinMessage(vaultId, stated)).toString('hex');
}

/** What an invitation's key signs, so that only who had the code can join. */
export function joinMessage(
  vaultId: string,
  stated: Pick<StatementOf<'member.joined'>, 'member' | 'device' | 'deviceKey' | 'recipient'>,
): Buffer {
  return frame(
    utf8('keepbook/1 join'),
    uuidBytes(vaultId),
    uuidBytes(stated.member),
    uuidBytes(stated.device),
    fromBase64(stated.deviceKey),
    utf8(stated.recipient),
  );
}
