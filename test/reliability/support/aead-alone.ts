/** The reader this product is not: it opens whatever the seal accepts and compares nothing with the journal. A control. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { uuidText } from '../../../electron/vault/crypto/bytes.ts';
import { openVault, signInLabels } from '../../../electron/vault/session/locked-vault.ts';
import { canOpen, openEnvelope } from '../../../electron/vault/session/rows.ts';
import { unlock } from '../../../electron/vault/session/unlock.ts';
import { BookId } from '../../../shared/model/ids.ts';
import { PASSPHRASE } from '../../support/vault-world.ts';
import { readerPorts, type SmallVault } from './small-vault.ts';

const Row = z.tuple([z.instanceof(Buffer), z.instanceof(Buffer), z.int(), z.instanceof(Buffer)]);

/** All row contents the lead's keys open, as one text; what does not open is left out. */
export async function readByAeadAlone(vault: SmallVault, folder: string, file: Buffer): Promise<string> {
  const home = mkdtempSync(join(folder, 'alone-'));
  const path = join(home, 'team.keepbook');
  writeFileSync(path, file);
  const locked = openVault(path);
  try {
    const slot = signInLabels(locked).find(({ label }) => label === 'boss');
    if (slot === undefined) throw new Error('boss is not in the list');
    const unlocked = await unlock(locked, slot.slotId, PASSPHRASE, readerPorts(vault), () => undefined);
    await unlocked.verified;
    const texts = locked.db
      .prepare('select id, book, epoch, sealed from rows order by id')
      .raw()
      .all()
      .map((raw) => {
        const [id, book, epoch, sealed] = Row.parse(raw);
        const fact = { id, book: BookId.parse(uuidText(book)), epoch, digest: Buffer.alloc(32), seq: 0 };
        try {
          return canOpen(unlocked, fact) ? JSON.stringify(openEnvelope(unlocked, fact, sealed, z.unknown())) : '';
        } catch {
          return '';
        }
      });
    unlocked.projection.close();
    return texts.join('\n');
  } finally {
    locked.db.close();
    rmSync(home, { recursive: true, force: true });
  }
}
