import { SlotId } from '../../../shared/model/ids.ts';
import { newUuid } from '../crypto/bytes.ts';
import type { SlotHeader } from '../crypto/keyslot.ts';
import type { Ports } from '../ports.ts';

/** A header for a new slot; passphrases get a fresh salt and this computer's calibrated cost. */
export async function slotHeader(vaultId: string, kind: SlotHeader['kind'], label: string, ports: Ports): Promise<SlotHeader> {
  const slotId = SlotId.parse(newUuid(ports.clock.now()));
  if (kind !== 'passphrase') return { vaultId, slotId, kind, label };
  return { vaultId, slotId, kind, label, kdf: { cost: await ports.kdf.choose(), salt: ports.random.bytes(16) } };
}
