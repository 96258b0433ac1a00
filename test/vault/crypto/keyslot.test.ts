import { expect, test } from 'vitest';
import { InvitationContent, SlotContent, unwrapSlot, wrapSlot, type SlotHeader } from '../../../electron/vault/crypto/keyslot.ts';
import { SlotId } from '../../../shared/model/ids.ts';
import { cheapKdf } from '../../support/vault-world.ts';

const id = (last: number): string => `0198c0de-0000-7000-8000-00000000000${String(last)}`;
const cost = { memoryKiB: 64, passes: 1, lanes: 1 };
const header: SlotHeader = {
  vaultId: id(1),
  slotId: SlotId.parse(id(2)),
  kind: 'passphrase',
  label: 'anna',
  kdf: { cost, salt: new Uint8Array(16).fill(5) },
};
const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const content = SlotContent.parse({ member: id(3), device: id(4), seed: key(1), journalKey: key(2) });
const { kdf: _, ...bare } = header;
const kit: SlotHeader = { ...bare, kind: 'kit', label: '' };
const code = new Uint8Array(16).fill(9);

test('K4 a slot opens with its secret to what was wrapped', async () => {
  expect(await unwrapSlot(header, 'right', await wrapSlot(header, 'right', content, cheapKdf), cheapKdf)).toEqual(content);
  expect(await unwrapSlot(kit, code, await wrapSlot(kit, code, content, cheapKdf), cheapKdf)).toEqual(content);
});

test('K3 a slot does not open once any field of its clear header was changed', async () => {
  const wrapped = await wrapSlot(header, 'right', content, cheapKdf);
  const salt = new Uint8Array(16).fill(5, 0, 15);
  const changed: SlotHeader[] = [
    { ...header, vaultId: id(7) },
    { ...header, slotId: SlotId.parse(id(7)) },
    { ...header, kind: 'kit' },
    { ...header, label: 'Anna' },
    { ...header, label: '' },
    { ...header, kdf: { cost, salt } },
    { ...header, kdf: { cost: { ...cost, memoryKiB: 65 }, salt: header.kdf?.salt ?? salt } },
    { ...header, kdf: { cost: { ...cost, passes: 2 }, salt: header.kdf?.salt ?? salt } },
    { ...header, kdf: { cost: { ...cost, lanes: 2 }, salt: header.kdf?.salt ?? salt } },
  ];
  for (const other of changed) expect(await unwrapSlot(other, 'right', wrapped, cheapKdf)).toBeUndefined();
  const kitWrapped = await wrapSlot(kit, code, content, cheapKdf);
  expect(await unwrapSlot({ ...kit, kind: 'invitation' }, code, kitWrapped, cheapKdf)).toBeUndefined();
});

test('K4 a wrong secret and a damaged slot are different things', async () => {
  const wrapped = await wrapSlot(header, 'right', content, cheapKdf);
  expect(await unwrapSlot(header, 'wrong', wrapped, cheapKdf)).toBeUndefined();
  const damaged = Buffer.from(wrapped);
  damaged.writeUInt8(damaged.readUInt8(damaged.length - 1) ^ 1, damaged.length - 1);
  await expect(unwrapSlot(header, 'right', damaged, cheapKdf)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
  expect(await unwrapSlot(header, 'wrong', damaged, cheapKdf)).toBeUndefined();
  await expect(unwrapSlot(header, 'right', wrapped.subarray(0, 40), cheapKdf)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
});

test('K4 no single flipped bit of a slot yields content', async () => {
  const wrapped = await wrapSlot(kit, code, content, cheapKdf);
  for (let bit = 0; bit < wrapped.length * 8; bit += 1) {
    const flipped = Buffer.from(wrapped);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    const opened = await unwrapSlot(kit, code, flipped, cheapKdf).catch((error: unknown) => error);
    expect(opened === undefined || opened instanceof Error).toBe(true);
  }
});

test('K4 a slot carries a commitment: under another secret it is refused before its envelope is tried', async () => {
  const first = await wrapSlot(kit, code, content, cheapKdf);
  const second = await wrapSlot(kit, new Uint8Array(16).fill(8), content, cheapKdf);
  expect(first.subarray(0, 32).equals(second.subarray(0, 32))).toBe(false);
  const mixed = Buffer.concat([second.subarray(0, 32), first.subarray(32)]);
  expect(await unwrapSlot(kit, code, mixed, cheapKdf)).toBeUndefined();
});

test('K7 an invitation has no place for a grant or a member seed', () => {
  const invitation = { member: id(3), inviteSeed: key(1), journalKey: key(2) };
  expect(InvitationContent.safeParse(invitation).success).toBe(true);
  for (const extra of ['seed', 'grants', 'book', 'device'])
    expect(InvitationContent.safeParse({ ...invitation, [extra]: key(3) }).success).toBe(false);
});
