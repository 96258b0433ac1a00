/**
 * What someone with the file and a secret can do without any of our programs' rules: every keyslot is tried, and every
 * key that opens yields more keys, until nothing new comes. Works on bytes and formats alone (FORMAT.md).
 */
import { createDecipheriv } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hchacha } from '@noble/ciphers/chacha.js';
import { ageIdentity, openAge } from '../../../electron/vault/crypto/age.ts';
import { base64, frame, fromBase64, u32, utf8, uuidBytes, uuidText } from '../../../electron/vault/crypto/bytes.ts';
import { hkdf, sha256 } from '../../../electron/vault/crypto/hash.ts';
import { InvitationContent, SlotContent, unwrapSlot } from '../../../electron/vault/crypto/keyslot.ts';
import { kitAgeSeed } from '../../../electron/vault/crypto/member-keys.ts';
import { SecretKey } from '../../../electron/vault/crypto/secret-key.ts';
import { batchAad, decodeBatch, type BatchHeader } from '../../../electron/vault/journal/batch.ts';
import { parseRowId, type RowKind } from '../../../electron/vault/journal/row-id.ts';
import type { KdfPolicy } from '../../../electron/vault/ports.ts';
import type { Statement } from '../../../electron/vault/roster/statements.ts';
import { openVaultFile } from '../../../electron/vault/storage/database.ts';
import { checkTables } from '../../../electron/vault/storage/schema.ts';
import { listSlots, recoverySlots, slotDigest, type StoredSlot } from '../../../electron/vault/storage/slots.ts';
import { readSnapshot } from '../../../electron/vault/session/snapshot.ts';
import { isFor, stanzaKey, type StanzaKey } from './age-stanza.ts';
import { remembering } from './tried.ts';

export type SealedRow = {
  readonly kind: RowKind;
  readonly id: Buffer;
  readonly book: string;
  readonly epoch: number;
  readonly sealed: Buffer;
};
type SealedBatch = {
  readonly seq: number;
  readonly epoch: number;
  readonly device: string;
  readonly position: number;
  readonly sealed: Buffer;
};

/** Everything sealed in the file and in the snapshots beside it. */
export type StolenFile = {
  readonly path: string;
  readonly vaultId: string;
  readonly slots: readonly StoredSlot[];
  readonly recovery: readonly Uint8Array[];
  readonly rows: readonly SealedRow[];
  readonly batches: readonly SealedBatch[];
  readonly snapshots: readonly string[];
};

export function steal(path: string): StolenFile {
  const db = openVaultFile(path, { mustExist: true });
  try {
    const vaultId = checkTables(db);
    const rows = db.prepare('select id, book, epoch, sealed from rows order by id').raw().all() as [Buffer, Buffer, number, Buffer][];
    const batches = db.prepare('select seq, epoch, device, position, sealed from batches order by seq').raw().all() as [
      number,
      number,
      Buffer,
      number,
      Buffer,
    ][];
    return {
      path,
      vaultId,
      slots: (['passphrase', 'kit', 'invitation'] as const).flatMap((kind) => listSlots(db, vaultId, kind)),
      recovery: recoverySlots(db),
      rows: rows.map(([id, book, epoch, sealed]) => ({ kind: parseRowId(id)?.kind ?? 'card', id, book: uuidText(book), epoch, sealed })),
      batches: batches.map(([seq, epoch, device, position, sealed]) => ({ seq, epoch, device: uuidText(device), position, sealed })),
      snapshots: readdirSync(dirname(path))
        .filter((name) => name.startsWith(basename(path)) && name.endsWith('.snapshot'))
        .map((name) => join(dirname(path), name)),
    };
  } finally {
    db.close();
  }
}

/** Keys by their base64, so that each is kept once; `identities` are the same secrets as X25519 keys. */
export type KeyRing = {
  readonly secrets: Map<string, Uint8Array>;
  readonly identities: Map<string, StanzaKey>;
  /** By age file: how many identities were tried in vain, or what it opened to. */
  readonly tried: Map<string, number | Uint8Array>;
};
/** Where keys are looked for. Those of the log's sessions open the log alone, and most of the time would go there. */
export type Sought = 'all keys' | 'all but the log’s';

type Derived = {
  readonly secrets: readonly (readonly [string, Uint8Array])[];
  readonly identities: readonly (readonly [string, StanzaKey])[];
};
const derived = remembering<Derived>(5_000);

/** A secret found may be any kind of key: itself, a book's seed or an identity; one out of a keyslot may be a member's seed too. */
function derive(secret: Uint8Array, from: 'slot' | 'file'): Derived {
  const own = from === 'slot' ? hkdf(secret, 'member age identity') : undefined;
  const made = [
    secret,
    hkdf(secret, 'book rows'),
    ...(own === undefined ? [] : [own, hkdf(secret, 'snapshot key'), hkdf(secret, 'own rows')]),
  ];
  const seeds = own === undefined ? [secret] : [secret, own];
  return {
    secrets: made.map((one) => [base64(one), one]),
    identities: seeds.map((seed) => [ageIdentity(new SecretKey(seed)), stanzaKey(seed)]),
  };
}

function addSecret(ring: KeyRing, secret: Uint8Array, from: 'slot' | 'file'): void {
  const name = base64(secret);
  if (ring.secrets.has(name)) return;
  const { secrets, identities } = derived.of(`${from} ${name}`, () => derive(secret, from));
  for (const [text, one] of secrets) ring.secrets.set(text, one);
  for (const [identity, key] of identities) ring.identities.set(identity, key);
}

const ageFiles = remembering<Promise<Uint8Array | undefined>>(5_000);

async function openWith(ring: KeyRing, file: Uint8Array): Promise<Uint8Array | undefined> {
  const name = base64(sha256(file));
  const before = ring.tried.get(name) ?? 0;
  if (typeof before !== 'number') return before;
  const found = [...ring.identities].slice(before).find(([, key]) => isFor(key, file, name));
  const payload = found === undefined ? undefined : await ageFiles.of(`${found[0]} ${name}`, () => openAge(found[0], file));
  ring.tried.set(name, payload ?? ring.identities.size);
  return payload;
}

const LENGTH_BYTES = 4;
const SIGMA = new Uint32Array(new Uint8Array(utf8('expand 32-byte k')).buffer);

function words(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

/** XChaCha20-Poly1305 over OpenSSL, apart from the product's code: many wrong keys are tried here for each right one. */
function openEnvelope(secret: Uint8Array, envelope: Uint8Array, aad: Uint8Array): Buffer | undefined {
  const subkey = new Uint32Array(8);
  hchacha(SIGMA, words(secret), words(envelope.subarray(0, 16)), subkey);
  const nonce = Buffer.concat([Buffer.alloc(4), envelope.subarray(16, 24)]);
  const decipher = createDecipheriv('chacha20-poly1305', new Uint8Array(subkey.buffer), nonce, { authTagLength: 16 });
  decipher.setAuthTag(envelope.subarray(-16));
  decipher.setAAD(aad, { plaintextLength: envelope.length - 40 });
  const padded = decipher.update(envelope.subarray(24, -16));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return padded.subarray(LENGTH_BYTES, LENGTH_BYTES + padded.readUInt32BE(0));
}

const envelopes = remembering<Map<string, Buffer | undefined>>(5_000);

export function opensUnder(ring: KeyRing, envelope: Uint8Array, aad: Uint8Array): Buffer | undefined {
  const tried = envelopes.of(base64(sha256(frame(envelope, aad))), () => new Map());
  for (const [name, secret] of ring.secrets) {
    const plain = tried.has(name) ? tried.get(name) : openEnvelope(secret, envelope, aad);
    tried.set(name, plain);
    if (plain === undefined) continue;
    // What opened one envelope probably opens the next: it goes to the front.
    if (name !== ring.secrets.keys().next().value) {
      const others = [...ring.secrets].filter(([other]) => other !== name);
      ring.secrets.clear();
      for (const [key, value] of [[name, secret] as const, ...others]) ring.secrets.set(key, value);
    }
    return plain;
  }
  return undefined;
}

/** Any base64 of 32 bytes anywhere in an opened payload is taken for a key. */
function addAllKeysIn(ring: KeyRing, payload: Uint8Array): void {
  if (payload.length === 32) addSecret(ring, payload, 'file');
  for (const [text] of Buffer.from(payload)
    .toString('latin1')
    .matchAll(/[A-Za-z0-9+/]{43}=/g))
    addSecret(ring, fromBase64(text), 'file');
}

export type SecretHeld = { readonly passphrase?: string; readonly code?: Uint8Array };

const contents = remembering<Promise<unknown>>(20_000);

/** Rule K9's digest and the vault stand for header and content: nothing else goes into the key but the secret. */
function unwrapOnce(slot: StoredSlot, secret: string | Uint8Array, kdf: KdfPolicy): Promise<unknown> {
  const held = typeof secret === 'string' ? `passphrase ${secret}` : base64(secret);
  const name = `${slot.header.vaultId} ${slotDigest(slot)} ${held}`;
  return contents.of(name, () => unwrapSlot(slot.header, secret, slot.wrapped, kdf));
}

async function openSlots(file: StolenFile, ring: KeyRing, held: SecretHeld, kdf: KdfPolicy): Promise<string[]> {
  const opened: string[] = [];
  for (const { header, wrapped } of file.slots) {
    const secrets = [
      ...(held.passphrase === undefined || header.kdf === undefined ? [] : [held.passphrase]),
      ...(held.code === undefined ? [] : [held.code]),
      ...ring.secrets.values(),
    ];
    for (const secret of secrets) {
      const content = await unwrapOnce({ header, wrapped }, secret, kdf);
      if (content === undefined) continue;
      opened.push(header.slotId);
      const member = SlotContent.safeParse(content);
      const { journalKey, laterJournalKeys = [], ...own } = member.success ? member.data : InvitationContent.parse(content);
      const found = [journalKey, ...laterJournalKeys, 'seed' in own ? own.seed : own.inviteSeed];
      for (const text of found) addSecret(ring, fromBase64(text), 'slot');
      if (member.success)
        addSecret(ring, hkdf(fromBase64(member.data.seed), 'device signing key', 32, uuidBytes(member.data.device)), 'slot');
      break;
    }
  }
  return opened;
}

const headers = new WeakMap<Buffer, BatchHeader>();

/** Statements of every batch that opens, whether or not anybody's program would obey them. */
export function statementsIn(
  file: StolenFile,
  ring: KeyRing,
): { readonly seq: number; readonly author: string; readonly statement: Statement }[] {
  return file.batches.flatMap(({ seq, epoch, device, position, sealed }) => {
    const bytes = opensUnder(ring, sealed, batchAad(file.vaultId, epoch, device, position));
    if (bytes === undefined) return [];
    const header = headers.get(bytes) ?? decodeBatch(bytes).header;
    headers.set(bytes, header);
    return header.statements.map((statement) => ({ seq, author: header.author, statement }));
  });
}

/** All keys that follow from what is held, by opening and trying until nothing new is found. */
export async function deriveEverything(
  file: StolenFile,
  held: SecretHeld,
  kdf: KdfPolicy,
  given: readonly Uint8Array[] = [],
  sought: Sought = 'all keys',
): Promise<KeyRing> {
  const ring: KeyRing = { secrets: new Map(), identities: new Map(), tried: new Map() };
  for (const secret of given) addSecret(ring, secret, 'slot');
  if (held.code !== undefined) addSecret(ring, kitAgeSeed(held.code).bytes, 'slot');
  await openSlots(file, ring, held, kdf);
  for (let before = -1; before !== ring.secrets.size;) {
    before = ring.secrets.size;
    const sealed = statementsIn(file, ring).flatMap(({ statement }) =>
      'sealed' in statement && statement.type !== 'audit.entry' && (sought === 'all keys' || !statement.type.startsWith('audit.'))
        ? [statement.sealed]
        : [],
    );
    for (const text of [...sealed, ...file.recovery.map(base64)]) {
      const payload = await openWith(ring, fromBase64(text));
      if (payload !== undefined) addAllKeysIn(ring, payload);
    }
  }
  return ring;
}

const GROUP_BYTES = { card: 1, reach: 2, note: 2, secret: 2, inbox: 2, views: 1, import: 2, cardPast: 1, reachPast: 2 } as const;

/** Tries every key on one row: as an envelope under its place, and as an age file. */
export async function openRow(file: StolenFile, ring: KeyRing, row: SealedRow): Promise<Uint8Array | undefined> {
  if (row.kind === 'inbox') return openWith(ring, row.sealed);
  if (row.kind === 'own') return opensUnder(ring, row.sealed, frame(utf8('keepbook/1 own row'), uuidBytes(file.vaultId), row.id, u32(1)));
  const aad = frame(
    utf8('keepbook/1 row'),
    uuidBytes(file.vaultId),
    row.id,
    uuidBytes(row.book),
    Buffer.of(GROUP_BYTES[row.kind]),
    u32(row.epoch),
    u32(1),
  );
  return opensUnder(ring, row.sealed, aad);
}

export function openAuditEntry(file: StolenFile, ring: KeyRing, session: string, sealed: string): Buffer | undefined {
  return opensUnder(ring, fromBase64(sealed), frame(utf8('keepbook/1 audit entry'), uuidBytes(file.vaultId), uuidBytes(session)));
}

export async function openAgeText(ring: KeyRing, sealed: string): Promise<Uint8Array | undefined> {
  return openWith(ring, fromBase64(sealed));
}

export async function opensRecovery(file: StolenFile, ring: KeyRing): Promise<boolean> {
  for (const slot of file.recovery) if ((await openWith(ring, slot)) !== undefined) return true;
  return false;
}

/** Slots that open, with what is held or with any key found since. */
export function slotsOpenedBy(file: StolenFile, ring: KeyRing, held: SecretHeld, kdf: KdfPolicy): Promise<string[]> {
  return openSlots(file, ring, held, kdf);
}

/** A snapshot's name tells whose it is to anyone who knows the members; every key is tried on it. */
export function opensSnapshot(file: StolenFile, ring: KeyRing, snapshot: string, member: string): boolean {
  return [...ring.secrets.values()].some(
    (secret) => readSnapshot(snapshot, { vaultId: file.vaultId, member }, new SecretKey(secret)) !== undefined,
  );
}
