/** The journal as a file someone may cut, reorder, replay or forge: refused with the entry named, or everything as it was. */
import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { base64, newUuid, uuidBytes } from '../../../electron/vault/crypto/bytes.ts';
import { open } from '../../../electron/vault/crypto/seal.ts';
import { SecretKey } from '../../../electron/vault/crypto/secret-key.ts';
import { signerFrom } from '../../../electron/vault/crypto/signing.ts';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { batchAad } from '../../../electron/vault/journal/batch.ts';
import { newestKey } from '../../../electron/vault/journal/journal-keys.ts';
import { joinMessage, keysHash } from '../../../electron/vault/roster/roster.ts';
import type { Statement } from '../../../electron/vault/roster/statements.ts';
import { record } from '../../../electron/vault/session/record.ts';
import { roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { verifyChain } from '../../../electron/vault/session/verify-chain.ts';
import { DeviceId } from '../../../shared/model/ids.ts';
import { memoryKeyStore } from '../../support/vault-world.ts';
import {
  as,
  bookNamed,
  dissolve,
  enterQuietly,
  found,
  hire,
  memberNamed,
  removeSnapshots,
  teamNamed,
  visit,
  type Company,
} from '../session/company.ts';
import { insertBatch, puppet, writeByHand } from './modified-program.ts';

let company: Company;

beforeAll(async () => {
  company = await found();
  await hire(company, 'adam', ['admin']);
  await hire(company, 'ann', ['salesperson']);
  await as(company, 'ann', (vault) => createCustomer(vault, { card: { name: '王伟', tags: [] }, reach: [] }));
  copyFileSync(company.path, `${company.path}.whole`);
}, 60_000);
beforeEach(() => {
  copyFileSync(`${company.path}.whole`, company.path);
  removeSnapshots(company);
  // Files are put back here on purpose; that is another test's subject.
  company = { ...company, ports: { ...company.ports, keyStore: memoryKeyStore() } };
});
afterAll(() => dissolve(company));

/** Lets a member's program change the file as it likes; the entry that others must name is returned. */
async function tamper(label: string, work: (vault: UnlockedVault) => number | Promise<number>): Promise<number> {
  const vault = await enterQuietly(company, label);
  const seq = await work(vault);
  vault.closed = true;
  vault.projection.close();
  vault.journal.db.close();
  return seq;
}

function lastOf(vault: UnlockedVault, label: string): { seq: number; position: number; device: DeviceId } {
  const { keys } = roster(vault).members[memberNamed(roster(vault), label)] ?? {};
  if (keys === undefined) throw new Error('no keys');
  const [seq, position] = vault.journal.db
    .prepare('select seq, position from batches where device = ? order by position desc limit 1')
    .raw()
    .get(uuidBytes(keys.device)) as [number, number];
  return { seq, position, device: keys.device };
}

function envelope(vault: UnlockedVault, seq: number): Buffer {
  return vault.journal.db.prepare('select sealed from batches where seq = ?').pluck().get(seq) as Buffer;
}

function bytesOf(vault: UnlockedVault, place: { seq: number; position: number; device: DeviceId }): Buffer {
  const { key, epoch } = newestKey(vault.journal.keys);
  return open(key, envelope(vault, place.seq), batchAad(vault.journal.vaultId, epoch, place.device, place.position));
}

async function expectDamageAt(seq: number): Promise<void> {
  await expect(enterQuietly(company, 'boss')).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED', details: { seq } });
}

test('J1 a batch of an unknown device or with a wrong signature changes nothing and is named, blaming nobody', async () => {
  const seqs: [number, string][] = [];
  await tamper('adam', async (vault) => {
    const { invited } = await puppet(vault, 'nobody', ['salesperson'], teamNamed(roster(vault), 'North'));
    const boss = memberNamed(roster(vault), 'boss');
    const signer = signerFrom(new SecretKey(vault.ports.random.bytes(32)));
    const { device } = lastOf(vault, 'boss');
    seqs.push([
      writeByHand(vault, { statements: [invited], author: { member: boss, device: DeviceId.parse(newUuid(1)), signer } }),
      'unknown-device',
    ]);
    seqs.push([
      writeByHand(vault, { statements: [invited], author: { member: boss, device, signer }, header: { position: 500 } }),
      'wrong-signature',
    ]);
    return 0;
  });
  await as(company, 'boss', async (vault) => {
    expect(vault.health.damage).toEqual(seqs.map(([seq, code]) => ({ kind: 'batch-refused', where: String(seq), code })));
    expect(Object.values(roster(vault).members).some(({ name }) => name === 'nobody')).toBe(false);
    expect(await verifyChain(vault)).toMatchObject({ intact: false, brokenAt: seqs[0]?.[0], code: 'unknown-device' });
  });
});

test('J4 a batch replayed at the end, under its own place or another, is refused with its number', async () => {
  const own = await tamper('adam', (vault) => {
    const last = lastOf(vault, 'ann');
    const seq = vault.journal.seq + 1;
    vault.journal.db
      .prepare('insert into batches (seq, epoch, device, position, sealed) values (?, ?, ?, ?, ?)')
      .run(seq, 1, uuidBytes(last.device), last.position + 1, envelope(vault, last.seq));
    return seq;
  });
  await expectDamageAt(own);
  copyFileSync(`${company.path}.whole`, company.path);
  const resealed = await tamper('adam', (vault) => {
    const last = lastOf(vault, 'ann');
    insertBatch(vault, vault.journal.seq + 1, { device: last.device, position: last.position + 1 }, bytesOf(vault, last));
    return vault.journal.seq + 1;
  });
  await expectDamageAt(resealed);
});

test('J4 J5 batches in another order, one cut out, or the beginning cut off are refused with the first that does not fit', async () => {
  const swapped = await tamper('adam', (vault) => {
    const { db, seq } = vault.journal;
    for (const [from, to] of [
      [seq - 1, 0],
      [seq, seq - 1],
      [0, seq],
    ] as const)
      db.prepare('update batches set seq = ? where seq = ?').run(to, from);
    return seq - 1;
  });
  await expectDamageAt(swapped);
  for (const cut of [1, 2, 5]) {
    copyFileSync(`${company.path}.whole`, company.path);
    await tamper('adam', (vault) => {
      vault.journal.db.prepare('delete from batches where seq = ?').run(cut);
      return cut;
    });
    await expectDamageAt(cut);
    copyFileSync(`${company.path}.whole`, company.path);
    await tamper('adam', (vault) => {
      vault.journal.db.prepare('delete from batches where seq = ?').run(cut);
      for (let seq = cut + 1; seq <= vault.journal.seq; seq += 1)
        vault.journal.db.prepare('update batches set seq = ? where seq = ?').run(seq - 1, seq);
      return cut;
    });
    await expect(enterQuietly(company, 'boss')).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED' });
  }
});

test('J1 a batch with one bit changed and resealed is refused with its number', async () => {
  const seq = await tamper('adam', (vault) => {
    const last = lastOf(vault, 'ann');
    const bytes = Buffer.from(bytesOf(vault, last));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    vault.journal.db.prepare('delete from batches where seq = ?').run(last.seq);
    insertBatch(vault, last.seq, last, bytes);
    return last.seq;
  });
  // The signature fails there; the author's next batch, the checkpoint at lock, then does not follow.
  await expectDamageAt(seq);
});

test('J5 work goes on behind a refused batch, and a snapshot from before it does not mistake it for damage of the chain', async () => {
  await visit(company, 'boss', 'ann');
  const seq = await tamper('adam', async (vault) => {
    const { joined } = await puppet(vault, 'x', ['lead'], teamNamed(roster(vault), 'North'));
    return writeByHand(vault, { statements: [joined] });
  });
  await visit(company, 'ann', 'boss');
  await as(company, 'boss', (vault) => {
    expect(vault.health.damage).toMatchObject([{ kind: 'batch-refused', where: String(seq), author: 'adam' }]);
    record(vault, { statements: [{ type: 'passphrase.changed' }] });
  });
});

test('R1 J1 a journal made up from its first batch on does not pass for the real one, although it states the real recipient', async () => {
  await tamper('adam', async (vault) => {
    const state = roster(vault);
    const team = teamNamed(state, 'North');
    const boss = state.members[memberNamed(state, 'boss')];
    const ring = { lead: await puppet(vault, 'adam', ['admin', 'lead'], team), boss: await puppet(vault, 'boss', ['lead'], team) };
    const { vaultId } = vault.journal;
    vault.journal.db.prepare('delete from batches').run();
    Object.assign(vault.journal, { roster: undefined, heads: {}, seq: 0, lastHash: '' });
    const shared = state.books[bookNamed(state, 'shared', 'North')];
    if (boss?.keys === undefined || shared === undefined) throw new Error('nothing to copy');
    const genesis: Statement[] = [
      { type: 'vault.created', name: state.vaultName, recovery: ring.lead.keys.recipient, policy: state.policy },
      { type: 'team.created', team, name: 'North' },
      ring.lead.invited,
      ring.lead.joined,
      {
        type: 'member.confirmed',
        member: ring.lead.author.member,
        keys: keysHash(vaultId, ring.lead.joined),
        roles: ring.lead.invited.roles,
      },
      {
        type: 'book.created',
        book: shared.id,
        kind: 'shared',
        name: shared.name,
        team,
        card: shared.epochs[0]?.card ?? '',
        private: shared.epochs[0]?.private ?? '',
      },
      {
        type: 'key.granted',
        book: shared.id,
        group: 'private',
        epoch: 1,
        to: ring.lead.author.member,
        sealed: shared.grants['private/1']?.[boss.id] ?? '',
      },
    ];
    writeByHand(vault, { statements: genesis, author: ring.lead.author });
    // The honest lead, with the real id and recipient and a device key of the attacker's.
    const stated = {
      member: boss.id,
      device: boss.keys.device,
      deviceKey: base64(ring.boss.keys.signer.publicKey),
      recipient: boss.keys.recipient,
    };
    const inviter = signerFrom(new SecretKey(vault.ports.random.bytes(32)));
    writeByHand(vault, {
      statements: [{ ...ring.boss.invited, member: boss.id, inviteKey: base64(inviter.publicKey) }],
      author: ring.lead.author,
    });
    const author = { member: boss.id, device: boss.keys.device, signer: ring.boss.keys.signer };
    writeByHand(vault, {
      statements: [{ type: 'member.joined', ...stated, inviteProof: base64(inviter.sign(joinMessage(vaultId, stated))) }],
      author,
    });
    writeByHand(vault, {
      statements: [{ type: 'member.confirmed', member: boss.id, keys: keysHash(vaultId, stated), roles: ['lead'] }],
      author: ring.lead.author,
    });
    expect(vault.journal.refused).toEqual([]);
    return 0;
  });
  await expect(enterQuietly(company, 'boss')).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED', message: 'own keys are not in the roster' });
});

test('J6 a checkpoint that states other rows than there are is named when the log is verified', async () => {
  expect(await as(company, 'boss', (vault) => verifyChain(vault))).toMatchObject({ intact: true });
  const seq = await tamper('ann', (vault) => {
    const { state } = vault.journal;
    return writeByHand(vault, { statements: [{ type: 'checkpoint', rows: state.count() + 1, state: state.hash() }] });
  });
  expect(await as(company, 'boss', (vault) => verifyChain(vault))).toMatchObject({
    intact: false,
    brokenAt: seq,
    code: 'checkpoint-differs',
  });
});
