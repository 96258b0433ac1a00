/** From a secret to an unlocked vault. */
import { VaultError } from '../../../shared/errors.ts';
import { Policy } from '../../../shared/model/access.ts';
import type { CustomerId, SlotId } from '../../../shared/model/ids.ts';
import { beginAudit, indexBatch } from '../audit/audit-log.ts';
import { base64 } from '../crypto/bytes.ts';
import { decodeCode } from '../crypto/code.ts';
import { deriveKey } from '../crypto/kdf.ts';
import { keyFromText, SlotContent, unwrapSlot, type FactorSecrets, type SlotHeader } from '../crypto/keyslot.ts';
import { deriveMemberKeys, type MemberKeys } from '../crypto/member-keys.ts';
import { batchesAfter, readBatch, type Heads, type NumberedBatch } from '../journal/chain.ts';
import { fileId, takeIn, type Journal, rosterOf } from '../journal/journal.ts';
import { journalKeysFrom, journalKeyTexts, learnKeys, type JournalKeys, type JournalKeyTexts } from '../journal/journal-keys.ts';
import { parseRowId } from '../journal/row-id.ts';
import { rowState } from '../journal/row-state.ts';
import type { Ports } from '../ports.ts';
import type { Roster } from '../roster/roster.ts';
import { createProjection, openProjection, type Projection } from '../search/projection.ts';
import { listSlots, type StoredSlot } from '../storage/slots.ts';
import { handedOver } from '../customers/handovers.ts';
import { asVaultError } from '../storage/sqlite-errors.ts';
import { compareAnchor } from './anchor.ts';
import { openGrants } from './book-keys.ts';
import { findFactors } from './find-factors.ts';
import type { LockedVault } from './locked-vault.ts';
import { projectBooks, rebuildProjection, reproject } from './project.ts';
import { readSnapshot, snapshotPath } from './snapshot.ts';
import type { Emit, UnlockedVault } from './unlocked-vault.ts';
import { verifyVault } from './verify.ts';

/** Lets timers and messages run between two pieces of long work. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function openSlot(
  slots: readonly StoredSlot[],
  secret: string | Uint8Array,
  ports: Ports,
  factors: FactorSecrets = {},
): Promise<{ content: SlotContent; header: SlotHeader } | undefined> {
  for (const { header, wrapped } of slots) {
    const opened = await unwrapSlot(header, secret, wrapped, ports.kdf, factors);
    if (opened === undefined) continue;
    const content = SlotContent.safeParse(opened);
    if (!content.success) throw new VaultError('VAULT_DAMAGED', 'keyslot holds something else', { cause: content.error });
    return { content: content.data, header };
  }
  return undefined;
}

/**
 * Throws WRONG_PASSPHRASE for a wrong passphrase and for an unknown slot alike, after the same work; what `findFactors`
 * throws. `keyFile` is the path of one.
 */
export async function unlock(
  locked: LockedVault,
  slotId: SlotId,
  passphrase: string,
  ports: Ports,
  emit: Emit,
  keyFile?: string,
): Promise<UnlockedVault> {
  const slots = listSlots(locked.db, locked.vaultId, 'passphrase').filter(({ header }) => header.slotId === slotId);
  if (slots.length === 0) (await deriveKey(passphrase, new Uint8Array(16), ports.kdf.floor)).purge();
  const [slot] = slots;
  const factors = slot === undefined ? {} : await findFactors(ports.keyStore, slot.header, keyFile);
  const opened = await openSlot(slots, passphrase, ports, factors);
  if (opened === undefined) throw new VaultError('WRONG_PASSPHRASE');
  return enter(locked, opened.content, opened.header.slotId, ports, emit, factors);
}

/** Throws WRONG_KIT_CODE. The slot named is the kit's own. */
export async function unlockWithKit(locked: LockedVault, code: string, ports: Ports, emit: Emit): Promise<UnlockedVault> {
  const secret = decodeCode('kit', code);
  const opened = secret === undefined ? undefined : await openSlot(listSlots(locked.db, locked.vaultId, 'kit'), secret, ports);
  if (opened === undefined) throw new VaultError('WRONG_KIT_CODE');
  return enter(locked, opened.content, opened.header.slotId, ports, emit);
}

/** Throws WRONG_KEY. `secret` is a security key's answer, 32 bytes. Rule K13. */
export async function unlockWithSecurityKey(
  locked: LockedVault,
  slotId: SlotId,
  secret: Uint8Array,
  ports: Ports,
  emit: Emit,
): Promise<UnlockedVault> {
  const slots = listSlots(locked.db, locked.vaultId, 'security-key').filter(({ header }) => header.slotId === slotId);
  const opened = secret.length === 32 ? await openSlot(slots, secret, ports) : undefined;
  if (opened === undefined) throw new VaultError('WRONG_KEY');
  return enter(locked, opened.content, opened.header.slotId, ports, emit);
}

const EMPTY = { roster: undefined, heads: {}, seq: 0, lastAt: 0, lastHash: '', sinceCheckpoint: 0 };

/** A journal that has taken nothing in yet. */
export function freshJournal(locked: LockedVault, keys: JournalKeys, projection: Projection): Journal {
  const { db, path, vaultId } = locked;
  return { db, path, vaultId, keys, state: rowState(projection.db), ...EMPTY, refused: [], fileId: fileId(path) };
}

/** The snapshot's journal, if it is a prefix of the file's. */
function fromSnapshot(
  locked: LockedVault,
  member: string,
  keys: MemberKeys,
  slotKeys: JournalKeys,
): { projection: Projection; journal: Journal } | undefined {
  const snapshot = readSnapshot(snapshotPath(locked.path, member), { vaultId: locked.vaultId, member }, keys.snapshotKey);
  if (snapshot === undefined) return undefined;
  try {
    const projection = openProjection(snapshot.image, snapshot.block);
    const journal = freshJournal(locked, slotKeys, projection);
    const stored = journal.state.fact('journal');
    if (stored === undefined) return undefined;
    const kept = JSON.parse(stored) as {
      roster: Roster;
      heads: Heads;
      seq: number;
      lastAt: number;
      lastHash: string;
      sinceCheckpoint: number;
      refused: Journal['refused'];
      keys: JournalKeyTexts;
    };
    const known = journalKeysFrom(kept.keys);
    journal.keys.push(...known.slice(journal.keys.length));
    const there = readBatch(locked.db, locked.vaultId, journal.keys, kept.seq);
    if (there?.batch.hash !== kept.lastHash) {
      projection.close();
      return undefined;
    }
    const { refused, keys: _known, ...position } = kept;
    const policy = Policy.parse(kept.roster.policy);
    Object.assign(journal, { ...position, roster: { ...kept.roster, policy } });
    journal.refused.push(...refused);
    return { projection, journal };
  } catch {
    return undefined;
  }
}

/** What the snapshot must remember of the journal. */
export function keepJournalFacts(journal: Journal): void {
  const { roster, heads, seq, lastAt, lastHash, sinceCheckpoint, refused } = journal;
  journal.state.keepCount();
  const keys = journalKeyTexts(journal.keys);
  journal.state.setFact('journal', JSON.stringify({ roster, heads, seq, lastAt, lastHash, sinceCheckpoint, refused, keys }));
}

function customersIn({ batch }: NumberedBatch): CustomerId[] {
  return batch.rows.flatMap(({ id }) => parseRowId(id)?.customer ?? []);
}

/** Everything behind the slot. Throws JOURNAL_DAMAGED, VAULT_DAMAGED, MEMBER_REVOKED. */
export async function enter(
  locked: LockedVault,
  content: SlotContent,
  slot: SlotId,
  ports: Ports,
  emit: Emit,
  factors: FactorSecrets = {},
): Promise<UnlockedVault> {
  const keys = await deriveMemberKeys(keyFromText(content.seed), content.device);
  const cached = fromSnapshot(locked, content.member, keys, journalKeysFrom(content));
  const projection = cached?.projection ?? createProjection();
  const journal = cached?.journal ?? freshJournal(locked, journalKeysFrom(content), projection);
  const self = {
    member: content.member,
    device: content.device,
    slot,
    passphraseSlot: content.passphraseSlot ?? slot,
    keys,
    factors,
    codes: content.codes,
  };
  try {
    const changed = new Set<CustomerId>();
    const taken = [];
    for (const numbered of batchesAfter(locked.db, locked.vaultId, journal.keys, journal.seq)) {
      if (!takeIn(journal, numbered)) continue;
      await learnKeys(journal.keys, numbered.batch, keys.identity);
      taken.push(numbered);
      if (cached !== undefined) customersIn(numbered).forEach((id) => changed.add(id));
      if (taken.length % 100 === 0) await pause();
    }
    const roster = rosterOf(journal);
    const member = roster.members[self.member];
    if (member?.state === 'revoked') throw new VaultError('MEMBER_REVOKED');
    // The signing key too: a journal made up by somebody else can state our recipient, but not a key only we sign with.
    const own = member?.keys?.recipient === keys.recipient && member.keys.deviceKey === base64(keys.signer.publicKey);
    if (!own) throw new VaultError('JOURNAL_DAMAGED', 'own keys are not in the roster', { details: { seq: journal.seq } });
    const audit = await beginAudit(ports, projection.db, locked.vaultId, roster, { member: self.member, identity: keys.identity });
    for (const numbered of taken) indexBatch(audit, numbered, roster);
    const vault: UnlockedVault = {
      ports,
      emit,
      journal,
      self,
      bookKeys: new Map(),
      withheld: new Set(),
      projection,
      audit,
      health: {
        verification: 'running',
        verifiedRows: 0,
        totalRows: journal.state.count(),
        damage: [],
        damageTotal: 0,
        anchor: await compareAnchor(ports.keyStore, journal),
      },
      missed: undefined,
      verified: Promise.resolve(),
      closed: false,
    };
    projection.askHandovers((filter) => handedOver(vault, filter));
    const fresh = await openGrants(vault, roster);
    if (cached === undefined) await rebuildProjection(vault, pause);
    else {
      reproject(vault, [...changed]);
      await projectBooks(vault, fresh, pause);
    }
    // Only after the caller has got the vault: the first screen does not wait for the first page of the comparison.
    vault.verified = pause().then(() => verifyVault(vault, { chainToo: cached !== undefined }, pause));
    return vault;
  } catch (error) {
    projection.close();
    throw asVaultError(error);
  }
}
