/** Coming in: by passphrase, kit and invitation, and what each wrong way says. Rules K3, K4, K6 to K8, R3. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePassphrase } from '../../../electron/vault/session/change-passphrase.ts';
import { inspectInvitation, join } from '../../../electron/vault/session/invitations.ts';
import { makeKit } from '../../../electron/vault/session/kit.ts';
import { settle } from '../../../electron/vault/session/lock.ts';
import { openVault, signInLabels, type LockedVault } from '../../../electron/vault/session/locked-vault.ts';
import { record } from '../../../electron/vault/session/record.ts';
import { unlock, unlockWithKit } from '../../../electron/vault/session/unlock.ts';
import { roster } from '../../../electron/vault/session/unlocked-vault.ts';
import { SlotId } from '../../../shared/model/ids.ts';
import { as, dissolve, found, hire, inviteAs, joinAs, memberNamed, NO_EVENTS, passphraseOf, type Company } from './company.ts';

let company: Company;

beforeAll(async () => {
  company = await found();
  await hire(company, 'ann', ['salesperson']);
}, 60_000);
afterAll(() => dissolve(company));

async function locked<T>(work: (vault: LockedVault) => Promise<T>): Promise<T> {
  const vault = openVault(company.path);
  try {
    return await work(vault);
  } finally {
    if (vault.db.open) vault.db.close();
  }
}

function slotOf(vault: LockedVault, label: string): SlotId {
  const found = signInLabels(vault).find((one) => one.label === label);
  if (found === undefined) throw new Error(`nobody is called ${label}`);
  return found.slotId;
}

test("K4 a wrong passphrase, a colleague's and an unknown slot get the same answer", async () => {
  const unknown = SlotId.parse('0198c0de-0000-7000-8000-000000000001');
  await locked(async (vault) => {
    for (const [slot, passphrase] of [
      [slotOf(vault, 'ann'), 'wrong'],
      [slotOf(vault, 'ann'), passphraseOf('boss')],
      [unknown, passphraseOf('ann')],
    ] as const) {
      await expect(unlock(vault, slot, passphrase, company.ports, NO_EVENTS)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    }
  });
});

test('K4 a damaged slot is told from a wrong passphrase, but only to who knows the passphrase', async () => {
  await locked(async (vault) => {
    const slot = slotOf(vault, 'ann');
    const kept = vault.db.prepare('select wrapped from slots where label = ?').pluck().get('ann') as Buffer;
    const flipped = Buffer.from(kept);
    flipped.writeUInt8(flipped.readUInt8(60) ^ 1, 60);
    vault.db.prepare('update slots set wrapped = ? where label = ?').run(flipped, 'ann');
    await expect(unlock(vault, slot, passphraseOf('ann'), company.ports, NO_EVENTS)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    await expect(unlock(vault, slot, 'wrong', company.ports, NO_EVENTS)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    vault.db.prepare('update slots set wrapped = ? where label = ?').run(kept, 'ann');
  });
});

test("K3 a slot given a colleague's label, or swapped with theirs, opens for nobody", async () => {
  await locked(async (vault) => {
    const { db } = vault;
    const slots = new Map(['ann', 'boss'].map((label) => [label, slotOf(vault, label)]));
    const swap = db.transaction(() => {
      db.exec(
        "update slots set label = 'x' where label = 'ann'; update slots set label = 'ann' where label = 'boss'; update slots set label = 'boss' where label = 'x'",
      );
    });
    swap();
    for (const [label, slot] of slots)
      await expect(unlock(vault, slot, passphraseOf(label), company.ports, NO_EVENTS)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    swap();
  });
  await as(company, 'ann', ({ health }) => expect(health.verification).toBe('intact'));
});

test('K6 a kit opens the account of the person it was made for; a slip or another code does not', async () => {
  const sheet = await as(company, 'ann', (vault) => makeKit(vault, 'ann'));
  await locked(async (vault) => {
    const opened = await unlockWithKit(vault, sheet.code.toLowerCase(), company.ports, NO_EVENTS);
    await opened.verified;
    expect(roster(opened).members[opened.self.member]?.name).toBe('ann');
    await settle(opened);
  });
  await locked(async (vault) => {
    for (const code of ['', 'ABCD', sheet.code.slice(0, -1), sheet.code.replace(/^./, (first) => (first === '7' ? '8' : '7'))]) {
      await expect(unlockWithKit(vault, code, company.ports, NO_EVENTS)).rejects.toMatchObject({ code: 'WRONG_KIT_CODE' });
    }
    await expect(inspectInvitation(vault, sheet.code, company.ports)).rejects.toMatchObject({ code: 'WRONG_INVITATION' });
  });
});

test('K8 a new passphrase needs the old one, works at once, and ends the old one', async () => {
  await hire(company, 'ben', ['salesperson']);
  const next = 'another long vermilion passphrase';
  await as(company, 'ben', async (vault) => {
    await expect(changePassphrase(vault, 'wrong', next)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await changePassphrase(vault, passphraseOf('ben'), next);
  });
  await locked((vault) =>
    expect(unlock(vault, slotOf(vault, 'ben'), passphraseOf('ben'), company.ports, NO_EVENTS)).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    }),
  );
  await locked(async (vault) => {
    const opened = await unlock(vault, slotOf(vault, 'ben'), next, company.ports, NO_EVENTS);
    expect(opened.bookKeys.size).toBeGreaterThan(0);
    await settle(opened);
  });
});

test('K7 R3 an invitation works once, for a day, and not after it was cancelled', async () => {
  const [used, late, cancelled] = await as(company, 'boss', async (vault) => {
    const codes = [
      await inviteAs(vault, 'used', ['salesperson'], 'North'),
      await inviteAs(vault, 'late', ['salesperson'], 'North'),
      await inviteAs(vault, 'cancelled', ['salesperson'], 'North'),
    ] as const;
    record(vault, { statements: [{ type: 'invitation.cancelled', member: memberNamed(roster(vault), 'cancelled') }] });
    return codes;
  });
  await joinAs(company, used, 'used');
  const enter = (vault: LockedVault, code: string, label: string) =>
    join(vault, { code, label, passphrase: 'p' }, company.ports, NO_EVENTS);
  await locked(async (vault) => {
    await expect(enter(vault, late, 'ann')).rejects.toMatchObject({ code: 'LABEL_TAKEN' });
    await expect(enter(vault, used, 'again')).rejects.toMatchObject({
      code: expect.stringMatching(/^(INVITATION_USED|WRONG_INVITATION)$/),
    });
    await expect(enter(vault, cancelled, 'c')).rejects.toMatchObject({
      code: expect.stringMatching(/^(INVITATION_USED|WRONG_INVITATION)$/),
    });
    company.ports.time.now += 24 * 3_600_000 + 60_000;
    await expect(enter(vault, late, 'late')).rejects.toMatchObject({ code: 'INVITATION_EXPIRED' });
  });
});
