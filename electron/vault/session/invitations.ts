/** Inviting and joining. An invitation names who may join and holds no customer key. Rules R3, K7. */
import { VaultError } from '../../../shared/errors.ts';
import { ROLES, type Role, type RoleRef } from '../../../shared/model/access.ts';
import type { PassphraseRules } from '../../../shared/model/passphrase-rules.ts';
import type { SixWords } from '../../../shared/model/app.ts';
import { DeviceId, InvitationId, MemberId, type SlotId, type TeamId } from '../../../shared/model/ids.ts';
import { ageIdentity, ageRecipient } from '../crypto/age.ts';
import { base64, newUuid } from '../crypto/bytes.ts';
import { decodeCode, encodeCode } from '../crypto/code.ts';
import { InvitationContent, keyFromText, keyText, unwrapSlot, wrapSlot, type SlotContent } from '../crypto/keyslot.ts';
import { deriveMemberKeys, inviteAgeSeed } from '../crypto/member-keys.ts';
import { SecretKey } from '../crypto/secret-key.ts';
import { signerFrom } from '../crypto/signing.ts';
import { batchesAfter } from '../journal/chain.ts';
import { journalKeysFrom, journalKeyTexts, learnKeys } from '../journal/journal-keys.ts';
import { commit, rosterOf, takeIn, type Journal } from '../journal/journal.ts';
import type { Ports } from '../ports.ts';
import { customRolesOf } from '../roster/custom-roles.ts';
import { customRole } from '../roster/permits.ts';
import { joinMessage, rulesOf, type Member, type Roster } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { createProjection } from '../search/projection.ts';
import { listSlots, putSlot, removeSlot, slotDigest } from '../storage/slots.ts';
import { signInLabels, type LockedVault } from './locked-vault.ts';
import { newOwnBook } from './own-book.ts';
import { rememberPassphrase } from './past-passphrases.ts';
import { record } from './record.ts';
import { slotHeader } from './slot-header.ts';
import { enter, freshJournal } from './unlock.ts';
import { roster, type Emit, type UnlockedVault } from './unlocked-vault.ts';
import { vaultWords } from './words.ts';
import { refusalOf } from './would-count.ts';

/** 104 bits; at least 80 are asked for. */
const CODE_BYTES = 13;
const VALID_MS = 24 * 60 * 60 * 1000;

export type NewInvitation = {
  readonly name: string;
  readonly roles: readonly RoleRef[];
  readonly teamId: TeamId;
  /** Whose account ends when a lead confirms this one. Rule V4. */
  readonly replaces?: MemberId | undefined;
};

/** Throws FORBIDDEN when the roster does not let this person invite such a member. */
export async function invite(
  vault: UnlockedVault,
  input: NewInvitation,
): Promise<{ code: string; invitationId: InvitationId; memberId: MemberId; expiresAt: number }> {
  await vault.verified;
  const { ports, journal } = vault;
  const now = ports.clock.now();
  const secret = ports.random.bytes(CODE_BYTES);
  const inviteSeed = new SecretKey(ports.random.bytes(32));
  const memberId = MemberId.parse(newUuid(now));
  const invitationId = InvitationId.parse(newUuid(now));
  const header = await slotHeader(journal.vaultId, 'invitation', '', ports);
  const content: InvitationContent = { member: memberId, inviteSeed: keyText(inviteSeed), ...journalKeyTexts(journal.keys) };
  const wrapped = await wrapSlot(header, secret, content, ports.kdf);
  const expiresAt = now + VALID_MS;
  record(vault, {
    statements: [
      {
        type: 'member.invited',
        member: memberId,
        name: input.name,
        roles: input.roles,
        team: input.teamId,
        invitation: invitationId,
        inviteKey: base64(signerFrom(inviteSeed).publicKey),
        inviteRecipient: await ageRecipient(inviteAgeSeed(inviteSeed)),
        expiresAt,
        ...(input.replaces === undefined ? {} : { replaces: input.replaces }),
      },
      { type: 'slot.stated', slot: header.slotId, kind: 'invitation', digest: slotDigest({ header, wrapped }) },
    ],
    alongside: () => {
      putSlot(journal.db, { header, wrapped });
    },
  });
  inviteSeed.purge();
  return { code: encodeCode('invitation', secret), invitationId, memberId, expiresAt };
}

/** Roles the viewer may invite people of a team with, by the roster's own fold. */
export function rolesToInvite(vault: UnlockedVault, team: TeamId): readonly RoleRef[] {
  const nobody = { member: MemberId.parse(newUuid(0)), invitation: InvitationId.parse(newUuid(0)), name: '?', inviteKey: '', expiresAt: 0 };
  const known = [...ROLES, ...customRolesOf(roster(vault)).map(({ id }) => id)];
  return known.filter((role) => refusalOf(vault, { type: 'member.invited', roles: [role], team, ...nobody }) === undefined);
}

type OpenInvitation = {
  readonly content: InvitationContent;
  readonly slotId: SlotId;
  readonly journal: Journal;
  readonly roster: Roster;
  readonly member: Member;
};

/** Reads the journal with the invitation's key. Throws WRONG_INVITATION, INVITATION_USED, INVITATION_EXPIRED, JOURNAL_DAMAGED. */
async function openInvitation(locked: LockedVault, code: string, ports: Ports): Promise<OpenInvitation> {
  const secret = decodeCode('invitation', code);
  if (secret === undefined) throw new VaultError('WRONG_INVITATION', 'code has a slip in it');
  for (const { header, wrapped } of listSlots(locked.db, locked.vaultId, 'invitation')) {
    const opened = await unwrapSlot(header, secret, wrapped, ports.kdf);
    if (opened === undefined) continue;
    const content = InvitationContent.parse(opened);
    const journal = freshJournal(locked, journalKeysFrom(content), createProjection());
    const identity = ageIdentity(inviteAgeSeed(keyFromText(content.inviteSeed)));
    for (const numbered of batchesAfter(locked.db, locked.vaultId, journal.keys, 0))
      if (takeIn(journal, numbered)) await learnKeys(journal.keys, numbered.batch, identity);
    const roster = rosterOf(journal);
    const member = roster.members[content.member];
    if (member?.state !== 'invited' || member.invitation === undefined) throw new VaultError('INVITATION_USED');
    if (ports.clock.now() > member.invitation.expiresAt) throw new VaultError('INVITATION_EXPIRED');
    return { content, slotId: header.slotId, journal, roster, member };
  }
  throw new VaultError('WRONG_INVITATION', 'no invitation opens with this code');
}

export type InvitationView = {
  readonly name: string;
  readonly teamName: string;
  readonly roles: readonly Role[];
  /** Names of the vault's own. */
  readonly customRoles: readonly string[];
  readonly invitedBy: string;
  readonly vaultWords: SixWords;
  /** What the passphrase must be. */
  readonly rules: PassphraseRules;
};

export async function inspectInvitation(locked: LockedVault, code: string, ports: Ports): Promise<InvitationView> {
  const { journal, roster, member } = await openInvitation(locked, code, ports);
  return {
    name: member.name,
    teamName: roster.teams[member.team]?.name ?? '',
    roles: ROLES.filter((role) => member.roles.includes(role)),
    customRoles: member.roles.flatMap((ref) => customRole(roster, ref)?.name ?? []),
    invitedBy: roster.members[member.invitedBy]?.name ?? '',
    vaultWords: vaultWords({ journal }),
    rules: rulesOf(roster),
  };
}

/**
 * Makes the joining person's keys, slot and, for a salesperson, personal book, in one transaction.
 * Throws as `openInvitation` does, LABEL_TAKEN.
 */
export async function join(
  locked: LockedVault,
  input: { readonly code: string; readonly label: string; readonly passphrase: string },
  ports: Ports,
  emit: Emit,
): Promise<UnlockedVault> {
  const { content, slotId, journal, roster, member } = await openInvitation(locked, input.code, ports);
  if (signInLabels(locked).some(({ label }) => label === input.label)) throw new VaultError('LABEL_TAKEN');
  const now = ports.clock.now();
  const device = DeviceId.parse(newUuid(now));
  const keys = await deriveMemberKeys(new SecretKey(ports.random.bytes(32)), device);
  const stated = { member: member.id, device, deviceKey: base64(keys.signer.publicKey), recipient: keys.recipient };
  const inviteProof = base64(signerFrom(keyFromText(content.inviteSeed)).sign(joinMessage(locked.vaultId, stated)));
  const statements: Statement[] = [{ type: 'member.joined', ...stated, inviteProof }];
  if (member.roles.includes('salesperson')) {
    statements.push(...(await newOwnBook({ vaultId: locked.vaultId, ports, roster }, member, keys.recipient)));
  }
  const header = await slotHeader(locked.vaultId, 'passphrase', input.label, ports);
  const { past } = await rememberPassphrase(undefined, input.passphrase, roster.policy.passphraseHistory, ports);
  const slot: SlotContent = { member: member.id, device, seed: keyText(keys.seed), ...journalKeyTexts(journal.keys), past };
  const wrapped = await wrapSlot(header, input.passphrase, slot, ports.kdf);
  statements.push(
    { type: 'slot.stated', slot: slotId, kind: 'invitation' },
    { type: 'slot.stated', slot: header.slotId, kind: 'passphrase', digest: slotDigest({ header, wrapped }) },
  );
  commit(journal, { member: member.id, device, signer: keys.signer }, now, {
    statements,
    rows: [],
    alongside: () => {
      removeSlot(locked.db, slotId);
      putSlot(locked.db, { header, wrapped });
    },
  });
  return enter(locked, slot, header.slotId, ports, emit);
}
