/** Other roles for somebody, and what the keys need after it. */
import { changePlan, changeRoles, confirmChange } from '../../vault/session/change-roles.ts';
import { keepHouse } from '../../vault/session/housekeeping.ts';
import { languageOf } from '../../vault/session/language.ts';
import { roster } from '../../vault/session/unlocked-vault.ts';
import { resealBehind } from './reseal.ts';
import type { CallTable, ServiceState } from './state.ts';

export type RoleCall = 'people.changePlan' | 'people.change' | 'people.confirmChange';

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
  };
}
