/** A program that obeys nothing: signs with a member's real keys and writes straight into the file. */
import { randomBytes } from 'node:crypto';
import { base64, newUuid, uuidBytes } from '../../../electron/vault/crypto/bytes.ts';
import { deriveMemberKeys, type MemberKeys } from '../../../electron/vault/crypto/member-keys.ts';
import { seal } from '../../../electron/vault/crypto/seal.ts';
import { SecretKey } from '../../../electron/vault/crypto/secret-key.ts';
import { signerFrom } from '../../../electron/vault/crypto/signing.ts';
import { batchAad, encodeBatch, type BatchHeader } from '../../../electron/vault/journal/batch.ts';
import { headsSeen } from '../../../electron/vault/journal/chain.ts';
import { newestKey } from '../../../electron/vault/journal/journal-keys.ts';
import { takeIn, type Author, type PreparedRow } from '../../../electron/vault/journal/journal.ts';
import { joinMessage } from '../../../electron/vault/roster/roster.ts';
import type { Statement, StatementOf } from '../../../electron/vault/roster/statements.ts';
import type { UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { DeviceId, InvitationId, MemberId, type TeamId } from '../../../shared/model/ids.ts';
import type { Role } from '../../../shared/model/access.ts';

export type Forged = {
  readonly statements?: readonly Statement[];
  readonly rows?: readonly PreparedRow[];
  readonly author?: Author;
  /** Overrides what an honest program would put into the header. */
  readonly header?: Partial<BatchHeader>;
};

/** Writes one batch whatever the roster says. Returns its number. */
export function writeByHand(vault: UnlockedVault, forged: Forged): number {
  const { db, vaultId } = vault.journal;
  const author = forged.author ?? { member: vault.self.member, device: vault.self.device, signer: vault.self.keys.signer };
  const { heads } = vault.journal;
  const seq = vault.journal.seq + 1;
  const own = heads[author.device];
  const rows = forged.rows ?? [];
  const { bytes, batch } = encodeBatch(
    {
      vault: vaultId,
      author: author.member,
      device: author.device,
      position: own === undefined ? 0 : own.position + 1,
      ...(own === undefined ? {} : { previous: own.hash }),
      heads: headsSeen(heads, author.device),
      at: Math.max(vault.journal.lastAt, vault.ports.clock.now()),
      statements: forged.statements ?? [],
      ...forged.header,
    },
    rows,
    author.signer,
  );
  for (const row of rows) {
    if (row.sealed === undefined) db.prepare('delete from rows where id = ?').run(row.id);
    else
      db.prepare('insert or replace into rows (id, book, epoch, sealed) values (?, ?, ?, ?)').run(
        row.id,
        uuidBytes(row.book),
        row.epoch,
        row.sealed,
      );
  }
  insertBatch(vault, seq, batch.header, bytes);
  // The forger follows what honest programs will make of it, so that the next batch fits in behind.
  takeIn(vault.journal, { seq, batch });
  return seq;
}

/** Seals any bytes as a batch at a place. */
export function insertBatch(vault: UnlockedVault, seq: number, place: Pick<BatchHeader, 'device' | 'position'>, bytes: Buffer): void {
  const { db, vaultId, keys } = vault.journal;
  const { key, epoch } = newestKey(keys);
  const envelope = seal(key, bytes, batchAad(vaultId, epoch, place.device, place.position));
  db.prepare('insert into batches (seq, epoch, device, position, sealed) values (?, ?, ?, ?, ?)').run(
    seq,
    epoch,
    uuidBytes(place.device),
    place.position,
    envelope,
  );
}

/** Someone invented by the attacker, who holds all of their keys. */
export type Puppet = {
  readonly keys: MemberKeys;
  readonly author: Author;
  readonly secret: Uint8Array;
  readonly invited: StatementOf<'member.invited'>;
  readonly joined: StatementOf<'member.joined'>;
};

export async function puppet(vault: UnlockedVault, name: string, roles: readonly Role[], team: TeamId): Promise<Puppet> {
  const now = vault.ports.clock.now();
  const member = MemberId.parse(newUuid(now));
  const device = DeviceId.parse(newUuid(now));
  const secret = new Uint8Array(randomBytes(32));
  const keys = await deriveMemberKeys(new SecretKey(secret), device);
  const inviter = signerFrom(new SecretKey(randomBytes(32)));
  const stated = { member, device, deviceKey: base64(keys.signer.publicKey), recipient: keys.recipient };
  return {
    keys,
    secret,
    author: { member, device, signer: keys.signer },
    invited: {
      type: 'member.invited',
      member,
      name,
      roles,
      team,
      invitation: InvitationId.parse(newUuid(now)),
      inviteKey: base64(inviter.publicKey),
      expiresAt: now + 3_600_000,
    },
    joined: { type: 'member.joined', ...stated, inviteProof: base64(inviter.sign(joinMessage(vault.journal.vaultId, stated))) },
  };
}
