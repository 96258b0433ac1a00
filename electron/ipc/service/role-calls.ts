/** Other roles for somebody, the vault's own roles, and what the keys need after either. */
import { changePlan, changeRoles, confirmChange } from '../../vault/session/change-roles.ts';
import { changeRole, defineRole, removeRole, rolePlan, rolesView } from '../../vault/session/custom-roles.ts';
import { keepHouse } from '../../vault/session/housekeeping.ts';
import { rolesToInvite } from '../../vault/session/invitations.ts';
import { languageOf } from '../../vault/session/language.ts';
import { roster } from '../../vault/session/unlocked-vault.ts';
import { resealBehind } from './reseal.ts';
import type { CallTable, ServiceState } from './state.ts';

export type RoleCall =
  | 'people.changePlan'
  | 'people.change'
  | 'people.confirmChange'
  | 'people.inviteRoles'
  | 'roles.list'
  | 'roles.define'
  | 'roles.changePlan'
  | 'roles.change'
  | 'roles.remove';

export function roleCalls(state: ServiceState): CallTable<RoleCall> {
  const settled = <T>(result: T): T => {
    state.emit('roster.changed', undefined);
    void resealBehind(state);
    return result;
  };
  return {
    'people.changePlan': (wanted) => changePlan(state.unlocked(), wanted),
    'people.change': async (change) => settled(await changeRoles(state.unlocked(), change)),
    'people.confirmChange': async ({ memberId, roles }) => {
      const vault = state.unlocked();
      const result = await confirmChange(vault, memberId, roles);
      await keepHouse(vault, languageOf(roster(vault)));
      return settled(result);
    },
    'people.inviteRoles': ({ teamId }) => rolesToInvite(state.unlocked(), teamId),
    'roles.list': () => rolesView(state.unlocked()),
    'roles.define': async (role) => {
      const id = await defineRole(state.unlocked(), role);
      state.emit('roster.changed', undefined);
      return { id };
    },
    'roles.changePlan': (wanted) => rolePlan(state.unlocked(), wanted),
    'roles.change': async (change) => settled(await changeRole(state.unlocked(), change)),
    'roles.remove': async (removal) => {
      await removeRole(state.unlocked(), removal);
      state.emit('roster.changed', undefined);
    },
  };
}
