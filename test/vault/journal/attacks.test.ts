/** A member with a modified program: what honest programs refuse and name, and that no trick yields a customer key. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newUuid, uuidBytes } from '../../../electron/vault/crypto/bytes.ts';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { moveCustomers } from '../../../electron/vault/customers/move-customers.ts';
import { rowDigest } from '../../../electron/vault/journal/batch.ts';
import { ownPlace, ownRowId, viewsRowId } from '../../../electron/vault/journal/row-id.ts';
import { keyFromText, SlotContent, unwrapSlot } from '../../../electron/vault/crypto/keyslot.ts';
import { deriveMemberKeys } from '../../../electron/vault/crypto/member-keys.ts';
import { keysHash } from '../../../electron/vault/roster/roster.ts';
import type { Statement } from '../../../electron/vault/roster/statements.ts';
import { grantStatement, newBook } from '../../../electron/vault/session/book-keys.ts';
import { readSettings } from '../../../electron/vault/session/own-settings.ts';
import { record } from '../../../electron/vault/session/record.ts';
import { roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { listSlots } from '../../../electron/vault/storage/slots.ts';
import { DeviceId, type BookId } from '../../../shared/model/ids.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import { cheapKdf } from '../../support/vault-world.ts';
import {
  as,
  bookNamed,
  dissolve,
  enterQuietly,
  found,
  hire,
  memberNamed,
  passphraseOf,
  removeSnapshots,
  teamNamed,
  visit,
  type Company,
} from '../session/company.ts';
import { deriveEverything, openAgeText, openRow, statementsIn, steal } from '../session/stolen-file.ts';
import { puppet, writeByHand, type Forged, type Puppet } from './modified-program.ts';

let company: Company;

beforeEach(async () => {
  company = await found();
  await hire(company, 'adam', ['admin']);
  await hire(company, 'ann', ['salesperson']);
  await as(company, 'ann', async (vault) => {
    const own = bookNamed(roster(vault), 'personal', 'ann');
    const make = () =>
      createCustomer(vault, {
        bookId: own,
        card: { name: '王伟', tags: [] },
        reach: [{ kind: 'phone', value: '+8613800138000' }],
        note: 'note',
      });
    await make();
    await moveCustomers(vault, [await make()], bookNamed(roster(vault), 'pool', 'North'), '');
  });
  await as(company, 'boss', (vault) =>
    createCustomer(vault, {
      bookId: bookNamed(roster(vault), 'shared', 'North'),
      card: { name: '李娜', tags: [] },
      reach: [{ kind: 'phone', value: '+8613900139000' }],
    }),
  );
}, 60_000);

afterEach(() => dissolve(company));

/** Runs `work` with a person's keys and leaves without any of the things an honest program does at the end. */
async function attack<T>(label: string, work: (vault: UnlockedVault) => T | Promise<T>): Promise<T> {
  const vault = await enterQuietly(company, label);
  try {
    return await work(vault);
  } finally {
    vault.closed = true;
    vault.projection.close();
    vault.journal.db.close();
  }
}

/** What an honest program says was refused, by batch. */
function refusedBy(vault: UnlockedVault): Record<string, string> {
  return Object.fromEntries(vault.health.damage.filter(({ kind }) => kind === 'batch-refused').map(({ where, code }) => [where, code]));
}

async function slotContentOf(vault: UnlockedVault, label: string): Promise<SlotContent> {
  const slot = listSlots(vault.journal.db, vault.journal.vaultId, 'passphrase').find(({ header }) => header.label === label);
  if (slot === undefined) throw new Error(`no slot of ${label}`);
  return SlotContent.parse(await unwrapSlot(slot.header, passphraseOf(label), slot.wrapped, cheapKdf));
}

function confirmed(one: Puppet, vaultId: string): Statement {
  return { type: 'member.confirmed', member: one.author.member, keys: keysHash(vaultId, one.joined), roles: one.invited.roles };
}

test('R4 R5 R6 an admin alone, with every trick of the roster, gains no customer key', { timeout: 120_000 }, async () => {
  const expected: Record<string, string> = {};
  const secrets: Uint8Array[] = [];
  await attack('adam', async (vault) => {
    const { vaultId } = vault.journal;
    const state = roster(vault);
    const team = teamNamed(state, 'North');
    const self = vault.self.member;
    const boss = memberNamed(state, 'boss');
    const tries = (
      code: string | undefined,
      statements: readonly Statement[],
      author?: Puppet['author'],
      header: Forged['header'] = {},
    ): void => {
      const seq = writeByHand(vault, { statements, header, ...(author === undefined ? {} : { author }) });
      if (code !== undefined) expected[String(seq)] = code;
    };
    const lead = await puppet(vault, 'puppet lead', ['lead', 'salesperson'], team);
    const seller = await puppet(vault, 'puppet seller', ['salesperson'], team);
    secrets.push(lead.secret, seller.secret);
    // Inviting and joining are an admin's right and a holder of the code's; neither yields a key.
    for (const one of [lead, seller]) {
      tries(undefined, [one.invited]);
      tries(undefined, [one.joined], one.author);
    }
    // Confirming is not.
    for (const one of [lead, seller]) {
      tries('no-right', [confirmed(one, vaultId)]);
      tries('no-right', [confirmed(one, vaultId)], one.author);
    }
    tries('no-right', [confirmed(seller, vaultId)], lead.author);
    // Himself as a lead: stating himself again, or confirming himself.
    tries('already-exists', [{ ...lead.invited, member: self, roles: ['lead'] }]);
    const own = state.members[self]?.keys;
    tries('wrong-state', [{ type: 'member.confirmed', member: self, keys: own?.hash ?? '', roles: ['admin', 'lead'] }]);
    tries('second-genesis', [{ type: 'vault.created', name: 'mine', recovery: lead.keys.recipient, policy: state.policy }]);
    // Books of his own, in his own name and in the lead's.
    for (const kind of ['shared', 'pool'] as const) tries('no-right', [(await newBook(vault.ports, { kind, name: kind, team })).created]);
    tries('no-right', [(await newBook(vault.ports, { kind: 'personal', name: 'adam', team, owner: self })).created]);
    tries('no-right', [(await newBook(vault.ports, { kind: 'personal', name: 'ann', team, owner: memberNamed(state, 'ann') })).created]);
    // Grants: made up, and real ones replayed to other readers.
    const pool = bookNamed(state, 'pool', 'North');
    const made = { book: pool, group: 'private', epoch: 1, seed: lead.keys.snapshotKey } as const;
    tries('not-a-reader', [await grantStatement(vaultId, made, self, vault.self.keys.recipient)]);
    tries('not-a-reader', [await grantStatement(vaultId, made, boss, lead.keys.recipient)]);
    const real = Object.values(state.books[pool]?.grants ?? {}).flatMap((grants) => Object.values(grants))[0] ?? '';
    for (const to of [self, lead.author.member, seller.author.member])
      tries('not-a-reader', [{ type: 'key.granted', book: pool, group: 'private', epoch: 1, to, sealed: real }]);
    // The lead joins once more, with keys of the attacker's, to be sealed to in future.
    for (const member of [boss, memberNamed(state, 'ann')]) {
      const device = DeviceId.parse(newUuid(vault.ports.clock.now()));
      tries('wrong-state', [{ ...lead.joined, member, device }], { ...lead.author, member, device });
      tries('unknown-device', [{ ...lead.joined, member }], { ...lead.author, member }, { position: 1_000 + vault.journal.seq });
    }
    // The puppet seller's own book with the pool's public key in it, so that somebody may mistake one for the other.
    const recipient = state.books[pool]?.epochs[0];
    const decoy = (await newBook(vault.ports, { kind: 'personal', name: 'decoy', team, owner: seller.author.member })).created;
    tries(undefined, [{ ...decoy, card: recipient?.card ?? '', private: recipient?.private ?? '' }], seller.author);
    tries('not-a-reader', [await grantStatement(vaultId, made, seller.author.member, seller.keys.recipient)], seller.author);
  });
  await visit(company, 'boss', 'ann', 'boss');
  await as(company, 'boss', (vault) => {
    expect(refusedBy(vault)).toEqual(expected);
    expect(roster(vault).members[memberNamed(roster(vault), 'puppet lead')]?.state).toBe('waiting');
  });

  const file = steal(company.path);
  const ring = await deriveEverything(file, { passphrase: passphraseOf('adam') }, cheapKdf, secrets);
  expect(file.rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['card', 'reach', 'note']));
  for (const row of file.rows) expect(await openRow(file, ring, row)).toBeUndefined();
  const state = await as(company, 'boss', (vault) => roster(vault));
  const own = new Set(Object.values(state.books).flatMap((book) => Object.values(book.grants).flatMap((grants) => Object.values(grants))));
  expect(own.size).toBeGreaterThan(10);
  for (const sealed of own) expect(await openAgeText(ring, sealed)).toBeUndefined();
  const madeUp = statementsIn(file, ring).filter(({ statement }) => statement.type === 'key.granted' && !own.has(statement.sealed));
  expect(madeUp).toHaveLength(3);
});

test("R1 R2 a batch in somebody else's name is not blamed on them", async () => {
  const seq = await attack('ann', async (vault) => {
    const state = roster(vault);
    const boss = memberNamed(state, 'boss');
    const fake = await puppet(vault, 'boss', ['lead'], teamNamed(state, 'North'));
    return writeByHand(vault, { statements: [{ ...fake.joined, member: boss }], author: { ...fake.author, member: boss } });
  });
  await as(company, 'boss', (vault) => {
    expect(vault.health.damage).toEqual([{ kind: 'batch-refused', where: String(seq), code: 'wrong-state' }]);
  });
});

test('B3 R5 a reader cannot put a useless key in place of what others hold', async () => {
  const refused = await attack('ann', async (vault) => {
    const state = roster(vault);
    const book = bookNamed(state, 'shared', 'North');
    const useless = { book, group: 'private', epoch: 1, seed: vault.self.keys.snapshotKey } as const;
    const toBoss = await grantStatement(
      vault.journal.vaultId,
      useless,
      memberNamed(state, 'boss'),
      state.members[memberNamed(state, 'boss')]?.keys?.recipient ?? '',
    );
    const toRecovery = await grantStatement(vault.journal.vaultId, useless, 'recovery', state.recovery);
    return [writeByHand(vault, { statements: [toBoss] }), writeByHand(vault, { statements: [toRecovery] })];
  });
  await as(company, 'boss', (vault) => {
    expect(refusedBy(vault)).toEqual(Object.fromEntries(refused.map((seq) => [String(seq), 'already-exists'])));
    expect(vault.withheld.size).toBe(0);
  });
});

test('B3 a grant that is not the key the roster commits to shows as withheld', async () => {
  await attack('boss', async (vault) => {
    const state = roster(vault);
    const ann = memberNamed(state, 'ann');
    const useless = { book: bookNamed(state, 'shared', 'North'), group: 'private', epoch: 1, seed: vault.self.keys.snapshotKey } as const;
    writeByHand(vault, {
      statements: [await grantStatement(vault.journal.vaultId, useless, ann, state.members[ann]?.keys?.recipient ?? '')],
    });
  });
  removeSnapshots(company);
  await as(company, 'ann', (vault) => {
    expect([...vault.withheld]).toEqual([bookNamed(roster(vault), 'shared', 'North')]);
  });
});

test('R7 rows written without the right are refused with the batch named, and what stood there is named as altered', async () => {
  const seqs = await attack('ann', (vault) => {
    const state = roster(vault);
    const pool = bookNamed(state, 'pool', 'North');
    const facts = vault.journal.state.after(Buffer.alloc(0), 1_000);
    const poolCustomer = facts.find(({ book, id }) => book === pool && id.length === 17);
    if (poolCustomer === undefined) throw new Error('no customer in the pool');
    const sealed = Buffer.alloc(104, 7);
    const place = { id: Buffer.concat([poolCustomer.id.subarray(0, 16), Buffer.of(2)]), book: pool, epoch: 1 };
    const forged = { ...place, sealed, digest: rowDigest(place.id, uuidBytes(pool), 1, sealed) };
    return {
      written: writeByHand(vault, { rows: [forged] }),
      deleted: writeByHand(vault, { rows: [place] }),
      unknownBook: writeByHand(vault, { rows: [{ ...forged, id: Buffer.from(place.id).fill(9, 0, 16), epoch: 2 }] }),
    };
  });
  await as(company, 'boss', (vault) => {
    expect(refusedBy(vault)).toEqual({
      [seqs.written]: 'row-not-allowed',
      [seqs.deleted]: 'row-not-allowed',
      [seqs.unknownBook]: 'unknown-book',
    });
    expect(vault.health.damage.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['row-missing', 'row-unsigned']));
    expect(vault.health.verification).toBe('damaged');
  });
});

test('O1 O2 settings in the name of another member, and views of a book one does not read, are refused', async () => {
  const seqs = await attack('adam', (vault) => {
    const state = roster(vault);
    const write = (id: Buffer, book: BookId, epoch = 1): number => {
      const sealed = Buffer.alloc(104, 7);
      return writeByHand(vault, { rows: [{ id, book, epoch, sealed, digest: rowDigest(id, uuidBytes(book), epoch, sealed) }] });
    };
    const boss = memberNamed(state, 'boss');
    const self = vault.self.member;
    const shared = bookNamed(state, 'shared', 'North');
    return {
      ofBoss: write(ownRowId(boss), ownPlace(boss)),
      ofBossAtOwnPlace: write(ownRowId(boss), ownPlace(self)),
      ownInABook: write(ownRowId(self), shared),
      ownInAnotherEpoch: write(ownRowId(self), ownPlace(self), 2),
      views: write(viewsRowId(shared), shared),
    };
  });
  const elsewhere = await attack('ann', (vault) => {
    const state = roster(vault);
    const [pool, own] = [bookNamed(state, 'pool', 'North'), bookNamed(state, 'personal', 'ann')];
    const sealed = Buffer.alloc(104, 7);
    const id = viewsRowId(pool);
    return writeByHand(vault, { rows: [{ id, book: own, epoch: 1, sealed, digest: rowDigest(id, uuidBytes(own), 1, sealed) }] });
  });
  await as(company, 'boss', (vault) => {
    const refused = [...Object.values(seqs), elsewhere];
    expect(refusedBy(vault)).toEqual(Object.fromEntries(refused.map((seq) => [String(seq), 'row-not-allowed'])));
    expect(readSettings(vault)).toEqual(DEFAULT_SETTINGS);
  });
});

test('R8 nothing of a revoked member counts', async () => {
  await as(company, 'boss', (vault) => {
    record(vault, { statements: [{ type: 'member.revoked', member: memberNamed(roster(vault), 'adam'), reason: 'left' }] });
  });
  await expect(enterQuietly(company, 'adam')).rejects.toMatchObject({ code: 'MEMBER_REVOKED' });
  const seq = await attack('boss', async (vault) => {
    const slot = await slotContentOf(vault, 'adam');
    const keys = await deriveMemberKeys(keyFromText(slot.seed), slot.device);
    const team = teamNamed(roster(vault), 'North');
    const { invited } = await puppet(vault, 'late', ['salesperson'], team);
    return writeByHand(vault, {
      statements: [invited],
      author: { member: memberNamed(roster(vault), 'adam'), device: slot.device, signer: keys.signer },
    });
  });
  await as(company, 'boss', (vault) => {
    expect(refusedBy(vault)).toEqual({ [seq]: 'no-right' });
  });
});

test('J2 a batch dated before what its author has seen is refused', async () => {
  const seq = await attack('adam', async (vault) => {
    const { invited } = await puppet(vault, 'early', ['salesperson'], teamNamed(roster(vault), 'North'));
    return writeByHand(vault, { statements: [invited], header: { at: 1 } });
  });
  await as(company, 'boss', (vault) => {
    expect(refusedBy(vault)).toEqual({ [seq]: 'dated-back' });
  });
});
