/** A filtered list as CSV inside an age file, for one recipient or passphrase. Plaintext exists only in memory. Rule E5. */
import { Encrypter } from 'age-encryption';
import { VaultError } from '../../../shared/errors.ts';
import type { ExportField, ExportRequest, ExportResult } from '../../../shared/model/exchange.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { openCustomer } from '../customers/open-customer.ts';
import { exportCells, exportHeads } from '../exchange/export-rows.ts';
import { writeCsv } from '../exchange/write-csv.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { letExportOut, type Permit } from './gate.ts';

const CHUNK = 200;

function encrypterFor(target: ExportRequest['target']): Encrypter {
  const encrypter = new Encrypter();
  if (target.kind === 'passphrase') {
    encrypter.setPassphrase(target.passphrase);
    return encrypter;
  }
  try {
    encrypter.addRecipient(target.recipient.trim());
    return encrypter;
  } catch (cause) {
    throw new VaultError('BAD_RECIPIENT', 'not an age recipient', { cause });
  }
}

function* rowsOf(
  vault: UnlockedVault,
  pass: Permit,
  ids: readonly CustomerId[],
  fields: readonly ExportField[],
  heads: readonly string[],
): Generator<readonly string[]> {
  yield heads;
  for (const id of ids) {
    if (!pass.customers.has(id)) throw new VaultError('FORBIDDEN', 'permit is for somebody else');
    const { card, reach } = openCustomer(vault, id);
    yield exportCells(card, reach?.values, fields);
  }
}

export type ExportJob = { readonly progress: (done: number, total: number) => void; readonly pause: () => Promise<void> };

/** Throws EXPORT_NOT_ALLOWED, EXPORT_TOO_LARGE (logged), BAD_RECIPIENT; `write` puts the sealed bytes on disk. */
export async function exportCustomers(
  vault: UnlockedVault,
  request: ExportRequest,
  fileName: string,
  write: (sealed: Uint8Array) => Promise<number>,
  job: ExportJob,
): Promise<Omit<ExportResult, 'folder'>> {
  const encrypter = encrypterFor(request.target);
  // Whoever asked to be left alone is on no list that leaves.
  const { ids, leftOut } = vault.projection.exportable(request.query);
  const { pass, seq } = await letExportOut(vault, ids, { fileName, reason: request.reason });
  const pieces: Buffer[] = [];
  let done = 0;
  for (const text of writeCsv(rowsOf(vault, pass, ids, request.fields, exportHeads(request.fields, request.language)))) {
    pieces.push(Buffer.from(text, 'utf8'));
    done += CHUNK;
    job.progress(Math.min(done, ids.length), ids.length);
    await job.pause();
  }
  const plain = Buffer.concat(pieces);
  const sealed = await encrypter.encrypt(plain);
  plain.fill(0);
  for (const piece of pieces) piece.fill(0);
  const bytes = await write(sealed);
  return { fileName, rows: ids.length, leftOut, bytes, logToken: `#${String(seq)}` };
}
