/**
 * Coming back into a session that was locked, after the computer has recognised its person. What opens the vault again is
 * sealed under a key that the system's key store holds; main keeps the sealed half while it runs and forgets it at the end.
 * It opens exactly what the sign-in before it opened, for as long as the keyslot it came from stands as it was. That the
 * person is asked for at all holds in this program alone: whoever has both halves needs no finger. Rule N6.
 */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import { SlotId } from '../../../shared/model/ids.ts';
import { frame, utf8, uuidBytes } from '../crypto/bytes.ts';
import { SlotContent } from '../crypto/keyslot.ts';
import { open, seal } from '../crypto/seal.ts';
import { SecretKey } from '../crypto/secret-key.ts';
import type { Ports } from '../ports.ts';
import type { LockedVault } from './locked-vault.ts';
import { ownSlotContent } from './own-slots.ts';
import { enter } from './unlock.ts';
import { roster, selfMember, type Emit, type UnlockedVault } from './unlocked-vault.ts';

/** After a working day the passphrase is asked for again. */
const LASTS_MS = 8 * 3_600_000;
const NO_KEY = new Uint8Array(0);

const Content = z.strictObject({ content: SlotContent, slot: SlotId, digest: z.string(), until: z.int() });

const nameOf = (vaultId: string): string => `reentry-${vaultId}`;
const aadOf = (vaultId: string): Buffer => frame(utf8('keepbook/1 way back'), uuidBytes(vaultId));

/** The sealed half; undefined where the rules do not permit it, nobody has confirmed the person, or the system keeps no keys. */
export async function wayBack(vault: UnlockedVault): Promise<Uint8Array | undefined> {
  const { ports, journal, self } = vault;
  const state = roster(vault);
  const digest = state.slots[self.slot]?.digest;
  const isOpen = state.policy.touchUnlock && selfMember(vault).state === 'active' && ports.keyStore.kind === 'os';
  if (!isOpen || digest === undefined) return undefined;
  const key = new SecretKey(ports.random.bytes(32));
  const content: SlotContent = {
    ...ownSlotContent(vault),
    passphraseSlot: self.passphraseSlot,
    ...(self.codes === undefined ? {} : { codes: self.codes }),
  };
  const inside = { content, slot: self.slot, digest, until: ports.clock.now() + LASTS_MS };
  const sealed = seal(key, utf8(JSON.stringify(inside)), aadOf(journal.vaultId));
  await ports.keyStore.write(nameOf(journal.vaultId), key.bytes);
  key.purge();
  return sealed;
}

/** Nothing opens what was sealed before. */
async function closeWayBack({ keyStore }: Pick<Ports, 'keyStore'>, vaultId: string): Promise<void> {
  await keyStore.write(nameOf(vaultId), NO_KEY);
}

/**
 * Each way back is used once; the session it opens makes the next. Throws WAY_BACK_OVER: too old, the
 * passphrase was changed, the rules no longer permit it. Throws what `enter` throws.
 */
export async function comeBack(locked: LockedVault, sealed: Uint8Array, ports: Ports, emit: Emit): Promise<UnlockedVault> {
  const over = (): VaultError => new VaultError('WAY_BACK_OVER', 'the way back is over');
  const kept = await ports.keyStore.read(nameOf(locked.vaultId));
  if (kept?.length !== 32) throw over();
  await closeWayBack(ports, locked.vaultId);
  const key = new SecretKey(kept);
  const inside = readInside(key, sealed, locked.vaultId);
  key.purge();
  if (inside === undefined || inside.until < ports.clock.now()) throw over();
  const vault = await enter(locked, inside.content, inside.slot, ports, emit);
  const state = roster(vault);
  if (state.policy.touchUnlock && state.slots[inside.slot]?.digest === inside.digest) return vault;
  vault.closed = true;
  vault.projection.close();
  throw over();
}

function readInside(key: SecretKey, sealed: Uint8Array, vaultId: string): z.infer<typeof Content> | undefined {
  try {
    return Content.parse(JSON.parse(open(key, sealed, aadOf(vaultId)).toString('utf8')));
  } catch {
    return undefined;
  }
}
