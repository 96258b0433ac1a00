/** The tree of teams, and what the keys need after a change of it. */
import { createTeam, placeTeam, renameTeam, teamPlan, teamsView } from '../../vault/session/change-teams.ts';
import { keepHouse } from '../../vault/session/housekeeping.ts';
import { languageOf } from '../../vault/session/language.ts';
import { roster } from '../../vault/session/unlocked-vault.ts';
import { resealBehind } from './reseal.ts';
import type { CallTable, ServiceState } from './state.ts';

export type TeamCall = 'teams.list' | 'teams.create' | 'teams.rename' | 'teams.placePlan' | 'teams.place';

export function teamCalls(state: ServiceState): CallTable<TeamCall> {
  /** Books a new team lacks, grants somebody above is owed, rows still under old keys. */
  const settle = async (): Promise<void> => {
    const vault = state.unlocked();
    await keepHouse(vault, languageOf(roster(vault)));
    state.emit('roster.changed', undefined);
    void resealBehind(state);
  };
  return {
    'teams.list': () => teamsView(state.unlocked()),
    'teams.create': async (team) => {
      const id = await createTeam(state.unlocked(), team);
      await settle();
      return { id };
    },
    'teams.rename': async (renaming) => {
      await renameTeam(state.unlocked(), renaming);
      state.emit('roster.changed', undefined);
    },
    'teams.placePlan': (place) => teamPlan(state.unlocked(), place),
    'teams.place': async (place) => {
      const done = await placeTeam(state.unlocked(), place);
      await settle();
      return done;
    },
  };
}
