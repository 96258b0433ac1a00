/** Other roles for somebody: proposed and confirmed, or taken away at once. */
import type { RoleRef } from '../../../../shared/model/access.ts';
import { changeRoles, confirmChange } from '../../../../electron/vault/session/change-roles.ts';
import type { Roster } from '../../../../electron/vault/roster/roster.ts';
import { roster } from '../../../../electron/vault/session/unlocked-vault.ts';
import { memberNamed } from '../company.ts';
import { personOf, session, type Command } from './command.ts';
import { note } from './happenings.ts';
import type { Role } from './oracle.ts';
import { asksRoles, confirmsRoles, mayAskRoles, mayConfirmRoles } from './role-rules.ts';

/** The vault's own role by its id. */
export const refsOf = ({ customRoles }: Roster, roles: readonly Role[]): readonly RoleRef[] =>
  roles.flatMap((role): readonly RoleRef[] =>
    role === 'names' ? Object.values(customRoles).flatMap(({ id, name }) => (name === role ? [id] : [])) : [role],
  );

export const askRoles = (by: string, name: string, to: readonly Role[]): Command => ({
  name: `${by} signs ${to.join('+')} for ${name}`,
  kind: 'roles signed',
  can: (oracle) => mayAskRoles(oracle, oracle.people.get(by), oracle.people.get(name), to),
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      const done = await changeRoles(vault, {
        memberId: memberNamed(roster(vault), name),
        roles: refsOf(roster(vault), to),
        reason: 'model',
      });
      const expected = asksRoles(oracle, by, personOf(oracle, name), to);
      if (done.state !== expected) throw new Error(`the change is ${done.state}, not ${expected}`);
      note(oracle.happened, expected === 'done' ? 'roles taken away' : 'roles proposed');
    }),
});

export const confirmRoles = (by: string, name: string): Command => ({
  name: `${by} confirms the roles of ${name}`,
  kind: 'roles confirmed',
  can: (oracle) => mayConfirmRoles(oracle, oracle.people.get(by), oracle.people.get(name)),
  run: (oracle, real) =>
    session(oracle, real, by, async (vault) => {
      const person = personOf(oracle, name);
      await confirmChange(vault, memberNamed(roster(vault), name), refsOf(roster(vault), person.proposed?.roles ?? []));
      confirmsRoles(oracle, by, person);
    }),
});
