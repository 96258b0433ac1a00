/** Recovery kit: a code on paper with a keyslot of its own. The code's age identity opens backups for leads. Rule K6. */
import qrcode from 'qrcode';
import type { KitSheet } from '../../../shared/model/app.ts';
import { encodeCode } from '../crypto/code.ts';
import { ageRecipient } from '../crypto/age.ts';
import { wrapSlot } from '../crypto/keyslot.ts';
import { kitAgeSeed } from '../crypto/member-keys.ts';
import { putSlot, removeSlot, slotDigest } from '../storage/slots.ts';
import { ownSlotContent } from './own-slots.ts';
import { record } from './record.ts';
import { slotHeader } from './slot-header.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';
import { vaultWords } from './words.ts';

/** 128 bits: no KDF is needed in front of them. */
const KIT_BYTES = 16;

/** One path of unit squares, so that the page needs no canvas and no inline style. */
export function qrPath(text: string): { readonly qrPath: string; readonly qrSize: number } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) path += `M${String(x)} ${String(y)}h1v1h-1z`;
  }
  return { qrPath: path, qrSize: modules.size };
}

/** A new kit for this person; the one before stops opening this file (older copies and backups it still opens). */
export async function makeKit(vault: UnlockedVault, label: string): Promise<KitSheet> {
  const { ports, journal, self } = vault;
  await vault.verified;
  const secret = ports.random.bytes(KIT_BYTES);
  const header = await slotHeader(journal.vaultId, 'kit', '', ports);
  const content = { ...ownSlotContent(vault), passphraseSlot: self.passphraseSlot };
  const wrapped = await wrapSlot(header, secret, content, ports.kdf);
  const recipient = await ageRecipient(kitAgeSeed(secret));
  const before = selfMember(vault).kitSlot;
  record(vault, {
    statements: [
      { type: 'kit.created', recipient, slot: header.slotId },
      ...(before === undefined ? [] : [{ type: 'slot.stated', slot: before, kind: 'kit' } as const]),
      { type: 'slot.stated', slot: header.slotId, kind: 'kit', digest: slotDigest({ header, wrapped }) },
    ],
    alongside: () => {
      if (before !== undefined) removeSlot(journal.db, before);
      putSlot(journal.db, { header, wrapped });
    },
  });
  const code = encodeCode('kit', secret);
  return { code, label, vaultName: roster(vault).vaultName, vaultWords: vaultWords(vault), createdAt: ports.clock.now(), ...qrPath(code) };
}
