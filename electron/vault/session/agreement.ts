/** The confidentiality agreement as people see it, and their signatures. Rule R12. */
import { VaultError } from '../../../shared/errors.ts';
import type { Agreement } from '../../../shared/model/agreement.ts';
import { agreementHash, owesSignature } from '../roster/agreement.ts';
import { hasRole, isActive, membersOf } from '../roster/roster.ts';
import { record } from './record.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

export function agreementView(vault: UnlockedVault): Agreement {
  const state = roster(vault);
  const self = selfMember(vault);
  const { agreement } = state;
  return {
    ...(agreement === undefined
      ? {}
      : { current: { version: agreement.version, text: agreement.text, by: state.members[agreement.by]?.name ?? '', at: agreement.at } }),
    isDue: owesSignature(state, self),
    maySet: hasRole(self, 'admin'),
    members: membersOf(state)
      .filter(isActive)
      .map(({ id, name, agreed }) => ({ id, name, ...(agreed ?? {}) })),
  };
}

/** The next version; everybody has to sign it anew. Throws FORBIDDEN. */
export async function setAgreement(vault: UnlockedVault, text: string): Promise<void> {
  await vault.verified;
  record(vault, { statements: [{ type: 'agreement.set', version: (roster(vault).agreement?.version ?? 0) + 1, text }] });
}

/** Throws CONFLICT when another version is in force meanwhile than the one that was read. */
export async function signAgreement(vault: UnlockedVault, version: number): Promise<void> {
  await vault.verified;
  const { agreement } = roster(vault);
  if (agreement?.version !== version) throw new VaultError('CONFLICT', 'another version is in force');
  record(vault, { statements: [{ type: 'agreement.signed', version, text: agreementHash(agreement.text) }] });
}
