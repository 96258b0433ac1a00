/** Creating, opening, joining; and what this person's account needs. */
import { basename } from 'node:path';
import { VaultError } from '../../../shared/errors.ts';
import type { RoleRef } from '../../../shared/model/access.ts';
import { birthdayForms, type Born } from '../../../shared/model/born.ts';
import { FIRST_RULES } from '../../../shared/model/passphrase-rules.ts';
import { startReminders } from '../../vault/customers/reminders.ts';
import { fromBase64 } from '../../vault/crypto/bytes.ts';
import { judgePassphrase, type JudgeOptions } from '../../vault/policy/passphrase.ts';
import { generatePassphrase } from '../../vault/policy/passphrase-generate.ts';
import { rulesOf } from '../../vault/roster/roster.ts';
import { attempt, forgive, keepLockAfter, takeMissed, unloggedFailures } from '../../vault/session/attempts.ts';
import { codeGiven } from '../../vault/session/code-gate.ts';
import { changePassphrase, requireOwnSecret } from '../../vault/session/change-passphrase.ts';
import { createVault } from '../../vault/session/create-vault.ts';
import { keepHouse } from '../../vault/session/housekeeping.ts';
import { inspectInvitation, join } from '../../vault/session/invitations.ts';
import { makeKit } from '../../vault/session/kit.ts';
import { comeBack, wayBack } from '../../vault/session/reentry.ts';
import { checkpoint, record } from '../../vault/session/record.ts';
import { acceptRestore } from '../../vault/session/accept-restore.ts';
import { roster, selfMember, type UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import { signInLabels, type LockedVault } from '../../vault/session/locked-vault.ts';
import { unlock, unlockWithKit, unlockWithSecurityKey } from '../../vault/session/unlock.ts';
import { healthView, sessionView } from '../../vault/session/views.ts';
import { languageOf } from '../../vault/session/language.ts';
import type { Jobs } from '../jobs.ts';
import { resealInTray } from './reseal.ts';
import { returnInTray } from './pool-calls.ts';
import type { CallTable, ServiceState } from './state.ts';

/** Leads and admins, the founder with the recovery key among them. */
function guardsOthers(roles: readonly RoleRef[]): boolean {
  return roles.includes('lead') || roles.includes('admin');
}

/** Leads and admins guard more than their own: their passphrases must stand more guesses. */
async function requireStrength(passphrase: string, options: Required<JudgeOptions>): Promise<void> {
  const verdict = await judgePassphrase(passphrase, options);
  if (!verdict.acceptable)
    throw new VaultError('PASSPHRASE_TOO_WEAK', verdict.problems.join(','), {
      details: { problem: verdict.problems[0] ?? 'too-guessable' },
    });
}

const formsOf = (born: Born | undefined): readonly string[] => (born === undefined ? [] : birthdayForms(born));

/** What the sign-in list calls a slot; `undefined` for one that is not on it. */
function labelOf(place: Pick<LockedVault, 'db' | 'vaultId'>, slot: string): string | undefined {
  return signInLabels(place).find(({ slotId }) => slotId === slot)?.label;
}

/** Often enough for a time given in minutes. */
const REMIND_EVERY_MS = 15_000;

/** What runs by itself while a vault is unlocked. */
export function startWork(vault: UnlockedVault, everyMs: number, jobs: Jobs): { autoLockMinutes: number } {
  const { log } = vault.ports;
  const begin = async (): Promise<void> => {
    await vault.verified;
    if (vault.closed) return;
    if (vault.health.anchor === 'rolled-back') return;
    const failures = await unloggedFailures(vault.ports, vault.journal.vaultId, (slot) =>
      labelOf(vault.journal, slot.replace(/\/code$/, '')),
    );
    record(vault, { audit: [{ action: 'vault.unlocked' }, ...failures.facts] });
    await failures.logged();
    await keepLockAfter(vault.ports, vault.journal.vaultId, roster(vault).policy.lockAfter);
    await keepHouse(vault, languageOf(roster(vault)));
    void codeGiven(vault).then(() => {
      if (!vault.closed) startReminders(vault, REMIND_EVERY_MS);
    });
    await resealInTray(vault, jobs);
    await returnInTray(vault, jobs);
  };
  begin()
    .catch((error: unknown) => {
      log('work after unlocking', error);
    })
    .finally(() => {
      vault.emit('roster.changed', undefined);
    });
  const timer = setInterval(() => {
    if (vault.closed) clearInterval(timer);
    else if (vault.health.verification !== 'running' && vault.health.anchor !== 'rolled-back') {
      checkpoint(vault).catch((error: unknown) => {
        log('checkpoint', error);
      });
    }
  }, everyMs);
  timer.unref();
  return { autoLockMinutes: roster(vault).policy.autoLockMinutes };
}

type Calls =
  | 'vault.create'
  | 'vault.unlock'
  | 'vault.unlockWithKit'
  | 'vault.unlockWithSecurityKey'
  | 'vault.comeBack'
  | 'wayBack.make'
  | 'vault.join'
  | 'vault.inspectInvitation'
  | 'session.get'
  | 'health.get'
  | 'health.acceptRestore'
  | 'passphrase.judge'
  | 'passphrase.generate'
  | 'passphrase.change'
  | 'kit.create'
  | 'jobs.list'
  | 'jobs.cancel';

export function doorCalls(state: ServiceState): CallTable<Calls> {
  const { ports, emit } = state;
  const signIn = async (unlocking: () => Promise<UnlockedVault>): Promise<{ autoLockMinutes: number }> => {
    const { autoLockMinutes } = await state.enter(async () => {
      const vault = await unlocking();
      vault.missed = await takeMissed(ports, vault.journal.vaultId, vault.self.passphraseSlot);
      return { vault };
    });
    return { autoLockMinutes };
  };
  return {
    'vault.create': async (input) => {
      await requireStrength(input.passphrase, {
        own: [input.name, input.label, input.teamName, ...formsOf(input.born)],
        strict: true,
        rules: FIRST_RULES,
      });
      const vaultName = basename(input.path).replace(/\.keepbook$/i, '');
      const { born: _born, ...founder } = input;
      const { vault, sheet } = await state.enter(() => createVault({ ...founder, vaultName }, ports, emit));
      state.opened({ db: vault.journal.db, path: input.path, vaultId: vault.journal.vaultId });
      return sheet;
    },
    'vault.unlock': ({ slotId, passphrase, keyFile }) =>
      signIn(() => {
        const locked = state.locked();
        const tryIt = () => unlock(locked, slotId, passphrase, ports, emit, keyFile);
        // Only names that are on the list are counted, or the tally could be filled with made up ones.
        return labelOf(locked, slotId) === undefined ? tryIt() : attempt(ports, locked.vaultId, slotId, tryIt);
      }),
    'vault.unlockWithSecurityKey': ({ slotId, secret }) =>
      signIn(() => unlockWithSecurityKey(state.locked(), slotId, fromBase64(secret), ports, emit)),
    'vault.comeBack': ({ sealed }) => signIn(() => comeBack(state.locked(), sealed, ports, emit)),
    'wayBack.make': async () => {
      const sealed = await wayBack(state.unlocked());
      return sealed === undefined ? {} : { sealed };
    },
    'vault.unlockWithKit': ({ code }) =>
      signIn(async () => {
        const vault = await unlockWithKit(state.locked(), code, ports, emit);
        await forgive(ports, vault.journal.vaultId, vault.self.passphraseSlot);
        return vault;
      }),
    'vault.inspectInvitation': ({ code }) => inspectInvitation(state.locked(), code, ports),
    'vault.join': async (input) => {
      const invited = await inspectInvitation(state.locked(), input.code, ports);
      await requireStrength(input.passphrase, {
        own: [invited.name, input.label, invited.teamName, ...formsOf(input.born)],
        strict: guardsOthers(invited.roles),
        rules: invited.rules,
      });
      return signIn(() => join(state.locked(), input, ports, emit));
    },
    'session.get': () => sessionView(state.unlocked()),
    'health.get': () => healthView(state.unlocked()),
    'health.acceptRestore': async ({ reason }) => {
      await acceptRestore(state.unlocked(), reason);
      return healthView(state.unlocked());
    },
    'passphrase.judge': ({ passphrase, ...options }) => judgePassphrase(passphrase, options),
    'passphrase.generate': async ({ language, rules }) => ({ passphrase: await generatePassphrase(language, ports.random, rules) }),
    'passphrase.change': async ({ current, next, born }) => {
      const vault = state.unlocked();
      const self = selfMember(vault);
      await requireStrength(next, { own: [self.name, ...formsOf(born)], strict: guardsOthers(self.roles), rules: rulesOf(roster(vault)) });
      await attempt(ports, vault.journal.vaultId, vault.self.passphraseSlot, () => changePassphrase(vault, current, next));
      vault.missed = undefined;
    },
    'kit.create': async ({ passphrase }) => {
      const vault = state.unlocked();
      await attempt(ports, vault.journal.vaultId, vault.self.passphraseSlot, () => requireOwnSecret(vault, passphrase));
      return makeKit(vault, selfMember(vault).name);
    },
    'jobs.list': () => state.jobs.list(),
    'jobs.cancel': ({ id }) => {
      state.jobs.cancel(id);
    },
  };
}
