/** A backup is an age file around a plain tar of `manifest.json` and `vault.keepbook`, so that stock tools open it. Rule U1. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Decrypter, Encrypter } from 'age-encryption';
import { extract, pack } from 'tar-stream';
import { VaultError } from '../../../shared/errors.ts';
import type { Recipient } from '../crypto/age.ts';
import { utf8 } from '../crypto/bytes.ts';
import { Manifest } from './manifest.ts';

const MANIFEST_NAME = 'manifest.json';
const VAULT_NAME = 'vault.keepbook';

/** Plaintext handed to the cipher at a time. */
const PIECE_BYTES = 1 << 20;

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

async function* tarOf(manifest: Manifest, vault: Buffer): AsyncGenerator<Buffer> {
  const tar = pack();
  tar.entry({ name: MANIFEST_NAME }, utf8(JSON.stringify(manifest)));
  tar.entry({ name: VAULT_NAME }, vault);
  tar.finalize();
  // The vault comes as one chunk, so that nothing of its size is copied.
  for await (const chunk of tar as AsyncIterable<Buffer>) yield* piecesOf(chunk);
}

/** Not by Readable.toWeb: where the writing of the file fails, that one throws into nowhere and ends the process. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** The backup's bytes as they come; `progress` gets bytes of the vault done and all. */
export async function sealBackup(
  recipients: readonly Recipient[],
  manifest: Manifest,
  vault: Buffer,
  progress: (done: number, total: number) => void,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  async function* counted(): AsyncGenerator<Uint8Array> {
    let done = 0;
    for await (const piece of tarOf(manifest, vault)) {
      // The tar around the vault is a few kilobytes more.
      done = Math.min(done + piece.length, vault.length);
      progress(done, vault.length);
      yield piece;
    }
  }
  return encrypter.encrypt(streamOf(counted()));
}

export type BackupContent = { readonly manifest: Manifest; readonly vault: Buffer };

/** Throws NOT_A_BACKUP, WRONG_RECOVERY_KEY, BACKUP_DAMAGED (cut or changed). */
export async function openBackup(identities: readonly string[], file: Buffer): Promise<BackupContent> {
  if (!file.subarray(0, 21).equals(utf8('age-encryption.org/v1'))) throw new VaultError('NOT_A_BACKUP', 'not an age file');
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    // No cause: the library's message repeats the key that was typed.
    throw new VaultError('WRONG_RECOVERY_KEY', 'the recovery key has a slip in it');
  }
  let tar: Uint8Array;
  try {
    tar = await decrypter.decrypt(file);
  } catch (cause) {
    const noKey = cause instanceof Error && cause.message.includes('no identity matched');
    throw new VaultError(noKey ? 'WRONG_RECOVERY_KEY' : 'BACKUP_DAMAGED', 'backup does not open', { cause });
  }
  return untar(Buffer.from(tar.buffer, tar.byteOffset, tar.byteLength));
}

async function untar(tar: Buffer): Promise<BackupContent> {
  const entries = new Map<string, Buffer>();
  const reader = extract();
  const done = new Promise<void>((resolve, reject) => {
    reader.on('entry', (header, stream, next) => {
      buffer(stream).then((bytes) => {
        entries.set(header.name, bytes);
        next();
      }, reject);
    });
    reader.on('finish', resolve);
    reader.on('error', reject);
  });
  Readable.from(piecesOf(tar)).pipe(reader);
  try {
    await done;
    const vault = entries.get(VAULT_NAME);
    const manifest = Manifest.parse(JSON.parse((entries.get(MANIFEST_NAME) ?? Buffer.alloc(0)).toString('utf8')));
    if (vault === undefined) throw new Error('no vault inside');
    return { manifest, vault };
  } catch (cause) {
    throw new VaultError('NOT_A_BACKUP', 'the file holds something else', { cause });
  }
}
