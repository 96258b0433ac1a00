/** What a sign-in asks a security key. Rule K13. */
import type { SecurityKeyRequest } from '../../../shared/model/app.ts';
import type { SlotId } from '../../../shared/model/ids.ts';
import { frame, utf8, uuidBytes } from '../crypto/bytes.ts';
import { sha256 } from '../crypto/hash.ts';
import type { ReadableDb } from '../storage/database.ts';
import { listSlots } from '../storage/slots.ts';

/** What the key is asked to answer for, base64url; another for each slot, so that one key in two vaults answers differently. */
export function questionFor(vaultId: string, slot: SlotId): string {
  return sha256(frame(utf8('keepbook/1 security key'), uuidBytes(vaultId), uuidBytes(slot))).toString('base64url');
}

/** Security keys whose label is that of a name on the sign-in list. */
export function requestsFor(vault: { readonly db: ReadableDb; readonly vaultId: string }, label: string): SecurityKeyRequest[] {
  return listSlots(vault.db, vault.vaultId, 'security-key')
    .filter(({ header }) => header.label === label && header.credential !== undefined)
    .map(({ header }) => ({
      slotId: header.slotId,
      credentialId: header.credential ?? '',
      question: questionFor(vault.vaultId, header.slotId),
    }));
}
