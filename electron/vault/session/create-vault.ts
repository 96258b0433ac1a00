/** A new vault: file, recovery key, founder (admin and lead), first team with its shared book and pool. */
import { existsSync, rmSync } from 'node:fs';
import { VaultError } from '../../../shared/errors.ts';
import { DEFAULT_POLICY, type Role } from '../../../shared/model/access.ts';
import type { KitSheet, Language } from '../../../shared/model/app.ts';
import { TEAM_BOOK_NAMES } from '../../../shared/model/book-names.ts';
import { DeviceId, InvitationId, MemberId, SlotId, TeamId, VaultId } from '../../../shared/model/ids.ts';
import { ageIdentity, ageRecipient, sealTo } from '../crypto/age.ts';
import { base64, newUuid, uuidBytes } from '../crypto/bytes.ts';
import { keyText, wrapSlot, type SlotContent } from '../crypto/keyslot.ts';
import { deriveMemberKeys } from '../crypto/member-keys.ts';
import { SecretKey } from '../crypto/secret-key.ts';
import { commit } from '../journal/journal.ts';
import type { Ports } from '../ports.ts';
import { keysHash } from '../roster/roster.ts';
import type { Statement, StatementOf } from '../roster/statements.ts';
import { createProjection } from '../search/projection.ts';
import { openVaultFile } from '../storage/database.ts';
import { checkPlace } from '../storage/place.ts';
import { createTables } from '../storage/schema.ts';
import { putRecoverySlot, putSlot, recoveryDigest, slotDigest } from '../storage/slots.ts';
import { translated } from '../storage/sqlite-errors.ts';
import { keepAnchor } from './anchor.ts';
import { grantStatement, newBook } from './book-keys.ts';
import { makeKit } from './kit.ts';
import { rememberPassphrase } from './past-passphrases.ts';
import type { LockedVault } from './locked-vault.ts';
import { slotHeader } from './slot-header.ts';
import { enter, freshJournal } from './unlock.ts';
import type { Emit, UnlockedVault } from './unlocked-vault.ts';

export type NewVault = {
  readonly path: string;
  readonly vaultName: string;
  readonly teamName: string;
  readonly name: string;
  readonly label: string;
  readonly passphrase: string;
  readonly language: Language;
};

const FOUNDER_ROLES: readonly Role[] = ['admin', 'lead'];

/**
 * Throws VAULT_EXISTS (nothing is overwritten), NETWORK_FOLDER, FOLDER_NOT_WRITABLE, DISK_FULL. On failure the
 * half-made file is removed. The sheet is the founder's kit with the recovery key on it.
 */
export async function createVault(input: NewVault, ports: Ports, emit: Emit): Promise<{ vault: UnlockedVault; sheet: KitSheet }> {
  if (existsSync(input.path)) throw new VaultError('VAULT_EXISTS', 'file exists');
  checkPlace(input.path);
  const db = translated(() => openVaultFile(input.path, { mustExist: false }));
  try {
    const now = ports.clock.now();
    const id = (): string => newUuid(now);
    const vaultId = VaultId.parse(id());
    const member = MemberId.parse(id());
    const device = DeviceId.parse(id());
    const team = TeamId.parse(id());
    const keys = await deriveMemberKeys(new SecretKey(ports.random.bytes(32)), device);
    const journalKey = new SecretKey(ports.random.bytes(32));
    const recoverySeed = new SecretKey(ports.random.bytes(32));
    const recovery = await ageRecipient(recoverySeed);
    const { past } = await rememberPassphrase(undefined, input.passphrase, DEFAULT_POLICY.passphraseHistory, ports);
    const content: SlotContent = { member, device, seed: keyText(keys.seed), journalKey: keyText(journalKey), past };
    const header = await slotHeader(vaultId, 'passphrase', input.label, ports);
    const wrapped = await wrapSlot(header, input.passphrase, content, ports.kdf);
    const recoveryFile = await sealTo([recovery], journalKey.bytes);
    const recoverySlot = SlotId.parse(id());

    const stated = { member, device, deviceKey: base64(keys.signer.publicKey), recipient: keys.recipient };
    const names = TEAM_BOOK_NAMES[input.language];
    const books = [
      await newBook(ports, { kind: 'shared', name: names.shared, team }),
      await newBook(ports, { kind: 'pool', name: names.pool, team }),
    ];
    const grants: StatementOf<'key.granted'>[] = [];
    for (const { created, keys: bookKeys } of books) {
      for (const group of ['card', 'private'] as const) {
        const key = { book: created.book, group, epoch: 1, seed: bookKeys[group].seed };
        grants.push(await grantStatement(vaultId, key, member, keys.recipient), await grantStatement(vaultId, key, 'recovery', recovery));
      }
    }
    const statements: Statement[] = [
      { type: 'vault.created', name: input.vaultName, recovery, policy: DEFAULT_POLICY },
      { type: 'team.created', team, name: input.teamName },
      {
        type: 'member.invited',
        member,
        name: input.name,
        roles: FOUNDER_ROLES,
        team,
        invitation: InvitationId.parse(id()),
        inviteKey: stated.deviceKey,
        expiresAt: now,
      },
      { type: 'member.joined', ...stated },
      { type: 'member.confirmed', member, keys: keysHash(vaultId, stated), roles: FOUNDER_ROLES },
      { type: 'slot.stated', slot: header.slotId, kind: 'passphrase', digest: slotDigest({ header, wrapped }) },
      { type: 'slot.stated', slot: recoverySlot, kind: 'recovery', digest: recoveryDigest(recoverySlot, recoveryFile) },
      ...books.map(({ created }) => created),
      ...grants,
    ];
    const locked: LockedVault = { db, path: input.path, vaultId };
    const projection = createProjection();
    const author = { member, device, signer: keys.signer };
    const journal = freshJournal(locked, [journalKey], projection);
    commit(journal, author, now, {
      statements,
      rows: [],
      alongside: () => {
        createTables(db, uuidBytes(vaultId));
        putSlot(db, { header, wrapped });
        putRecoverySlot(db, recoverySlot, recoveryFile);
      },
    });
    projection.close();
    await keepAnchor(ports.keyStore, journal);
    const vault = await enter(locked, content, header.slotId, ports, emit);
    await vault.verified;
    const sheet = await makeKit(vault, input.label);
    return { vault, sheet: { ...sheet, recoveryKey: ageIdentity(recoverySeed) } };
  } catch (error) {
    if (db.open) db.close();
    rmSync(input.path, { force: true });
    rmSync(`${input.path}-journal`, { force: true });
    throw error;
  }
}
