/** People with passphrases of their own around one vault file, each entering through the core as their own program would. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { BookKind, RoleRef } from '../../../shared/model/access.ts';
import type { KitSheet } from '../../../shared/model/app.ts';
import type { BookId, MemberId, TeamId } from '../../../shared/model/ids.ts';
import { booksOf, membersOf, type Roster } from '../../../electron/vault/roster/roster.ts';
import { createVault } from '../../../electron/vault/session/create-vault.ts';
import { keepHouse } from '../../../electron/vault/session/housekeeping.ts';
import { invite, join } from '../../../electron/vault/session/invitations.ts';
import { settle } from '../../../electron/vault/session/lock.ts';
import { openVault, signInLabels } from '../../../electron/vault/session/locked-vault.ts';
import { record } from '../../../electron/vault/session/record.ts';
import { unlock } from '../../../electron/vault/session/unlock.ts';
import { roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { testPorts, type TestPorts } from '../../support/vault-world.ts';

export const NO_EVENTS = (): void => undefined;

export function passphraseOf(label: string): string {
  return `${label} walks beside the vermilion river`;
}

export type Company = {
  readonly folder: string;
  readonly path: string;
  readonly ports: TestPorts;
  readonly sheet: KitSheet;
};

/** Founder `boss`, admin and lead of team North. Nobody is signed in afterwards. */
export async function found(ports: TestPorts = testPorts()): Promise<Company> {
  const folder = mkdtempSync(joinPath(tmpdir(), 'keepbook-test-'));
  const path = joinPath(folder, 'team.keepbook');
  const people = { vaultName: 'team', teamName: 'North', name: 'boss', label: 'boss', passphrase: passphraseOf('boss') };
  const { vault, sheet } = await createVault({ path, ...people, language: 'en' }, ports, NO_EVENTS);
  await settle(vault);
  return { folder, path, ports, sheet };
}

export function dissolve(company: Company): void {
  rmSync(company.folder, { recursive: true, force: true });
}

/** As on a computer that never opened this vault: everything is read anew from the file. */
export function removeSnapshots(company: Company): void {
  for (const name of readdirSync(company.folder)) if (name.endsWith('.snapshot')) rmSync(joinPath(company.folder, name));
}

/** Unlocks without the work that follows. */
export async function enterQuietly(company: Company, label: string, passphrase = passphraseOf(label)): Promise<UnlockedVault> {
  const locked = openVault(company.path);
  try {
    const slot = signInLabels(locked).find((one) => one.label === label);
    if (slot === undefined) throw new Error(`nobody is called ${label}`);
    const vault = await unlock(locked, slot.slotId, passphrase, company.ports, NO_EVENTS);
    await vault.verified;
    return vault;
  } catch (error) {
    locked.db.close();
    throw error;
  }
}

/** Unlocks, logs it and does the work a key holder's program does by itself, then `work`, then locks. */
export async function as<T>(company: Company, label: string, work: (vault: UnlockedVault) => T | Promise<T>): Promise<T> {
  const vault = await enterQuietly(company, label);
  try {
    if (vault.health.anchor !== 'rolled-back') record(vault, { audit: [{ action: 'vault.unlocked' }] });
    await keepHouse(vault, 'en');
    return await work(vault);
  } finally {
    await settle(vault);
  }
}

/** Signs in and out, so that this person's program has run once. */
export async function visit(company: Company, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) await as(company, label, () => undefined);
}

export function teamNamed(state: Roster, name: string): TeamId {
  const found = Object.entries(state.teams).find(([, team]) => team.name === name);
  if (found === undefined) throw new Error(`no team ${name}`);
  return found[0] as TeamId;
}

export function memberNamed(state: Roster, name: string): MemberId {
  const found = membersOf(state).find((member) => member.name === name);
  if (found === undefined) throw new Error(`no member ${name}`);
  return found.id;
}

/** A team's shared book or pool, or the personal book of a person. */
export function bookNamed(state: Roster, kind: BookKind, name: string): BookId {
  const found = booksOf(state).find((book) =>
    kind === 'personal' ? book.owner === memberNamed(state, name) : book.kind === kind && state.teams[book.team]?.name === name,
  );
  if (found === undefined) throw new Error(`no ${kind} book of ${name}`);
  return found.id;
}

export async function inviteAs(vault: UnlockedVault, name: string, roles: readonly RoleRef[], team: string): Promise<string> {
  return (await invite(vault, { name, roles, teamId: teamNamed(roster(vault), team) })).code;
}

/** Joins with a code and leaves again, unconfirmed. */
export async function joinAs(company: Company, code: string, label: string): Promise<void> {
  const vault = await join(openVault(company.path), { code, label, passphrase: passphraseOf(label) }, company.ports, NO_EVENTS);
  await vault.verified;
  record(vault, { audit: [{ action: 'vault.unlocked' }] });
  await settle(vault);
}

export async function confirm(vault: UnlockedVault, name: string): Promise<void> {
  const member = roster(vault).members[memberNamed(roster(vault), name)];
  if (member?.keys === undefined) throw new Error(`${name} has no keys`);
  record(vault, { statements: [{ type: 'member.confirmed', member: member.id, keys: member.keys.hash, roles: member.roles }] });
  await keepHouse(vault, 'en');
}

/** Invited by `boss`, joined, confirmed by `boss`, and their program has run once. */
export async function hire(company: Company, name: string, roles: readonly RoleRef[], team = 'North'): Promise<void> {
  const code = await as(company, 'boss', (vault) => inviteAs(vault, name, roles, team));
  await joinAs(company, code, name);
  await as(company, 'boss', (vault) => confirm(vault, name));
  await visit(company, name);
}
