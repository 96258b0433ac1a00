/** A key file: 32 random bytes and which slot they are for, as text that survives mail programs and editors. Rule K11. */
import { readFileSync, statSync } from 'node:fs';
import { VaultError } from '../../../shared/errors.ts';
import type { SlotId } from '../../../shared/model/ids.ts';
import { base64, fromBase64, utf8 } from './bytes.ts';
import { sha256 } from './hash.ts';

const TITLE = 'keepbook key file 1';
const LARGEST_BYTES = 4_096;
const SECRET_BYTES = 32;

type Place = { readonly vaultId: string; readonly slotId: SlotId };

function body({ vaultId, slotId }: Place, secret: string): string {
  return [TITLE, vaultId, slotId, secret].join('\n');
}

function checksum(text: string): string {
  return sha256(utf8(text)).toString('hex').slice(0, 8);
}

/** `secret` is 32 bytes. */
export function keyFileText(place: Place, secret: Uint8Array): string {
  const text = body(place, base64(secret));
  return `${text}\n${checksum(text)}\n`;
}

/** The 32 bytes inside. Throws KEY_FILE_WRONG for what is no key file, is damaged, or belongs to another vault or person. */
export function readKeyFile(path: string, place: Place): Uint8Array {
  const wrong = (why: string): VaultError => new VaultError('KEY_FILE_WRONG', why);
  let lines: readonly string[];
  try {
    if (statSync(path).size > LARGEST_BYTES) throw wrong('too large');
    lines = readFileSync(path, 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim());
  } catch (error) {
    throw error instanceof VaultError ? error : new VaultError('KEY_FILE_WRONG', 'cannot be read', { cause: error });
  }
  const [title, vaultId, slotId, secret = '', sum] = lines;
  if (title !== TITLE || sum !== checksum(lines.slice(0, 4).join('\n'))) throw wrong('no key file, or damaged');
  if (vaultId !== place.vaultId || slotId !== place.slotId) throw wrong('for another vault or person');
  const bytes = fromBase64(secret);
  if (bytes.length !== SECRET_BYTES) throw wrong('of another length');
  return bytes;
}
