/** Teams as a tree: making, naming and placing them, and what another place opens and closes. Rules R13, L2. */
import { VaultError } from '../../../shared/errors.ts';
import { TeamId } from '../../../shared/model/ids.ts';
import type {
  NewTeam,
  PlaceHindrance,
  TeamDone,
  TeamPlace,
  TeamPlacing,
  TeamPlan,
  TeamRenaming,
  TeamView,
} from '../../../shared/model/teams.ts';
import { newUuid } from '../crypto/bytes.ts';
import { placedUnder } from '../roster/change-teams.ts';
import { inTreeOrder, leads, lineOf } from '../roster/leading.ts';
import { hasRole, type Roster, type Team } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { followUp, keyChanges } from './key-changes.ts';
import { record } from './record.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';
import { refusalOf } from './would-count.ts';

function teamIn(vault: UnlockedVault, id: TeamId): Team {
  const team = roster(vault).teams[id];
  if (team === undefined) throw new VaultError('NOT_FOUND', 'no such team');
  return team;
}

function placing(vault: UnlockedVault, { teamId, parentId }: TeamPlace, reason: string): Statement {
  const from = teamIn(vault, teamId).parent;
  const [before, after] = [from === undefined ? {} : { from }, parentId === undefined ? {} : { to: parentId }];
  return { type: 'team.placed', team: teamId, ...before, ...after, reason };
}

const HINDRANCES: Readonly<Record<string, PlaceHindrance>> = {
  'no-right': 'no-right',
  'not-a-reader': 'not-a-reader',
  'last-of-role': 'last-of-role',
  'team-loop': 'loop',
  'team-too-deep': 'too-deep',
};

/** Asks the roster's own fold, so that the dialog never promises what others' programs refuse. */
function hindranceOf(vault: UnlockedVault, place: TeamPlace): PlaceHindrance | undefined {
  if (teamIn(vault, place.teamId).parent === place.parentId) return 'unchanged';
  const refusal = refusalOf(vault, placing(vault, place, '?'));
  return refusal === undefined ? undefined : (HINDRANCES[refusal] ?? 'wrong-state');
}

const namesOf = (state: Roster, team: TeamId): readonly string[] =>
  lineOf(state, team)
    .map((id) => state.teams[id]?.name ?? '')
    .toReversed();

/** Throws NOT_FOUND. */
export function teamPlan(vault: UnlockedVault, place: TeamPlace): TeamPlan {
  const { name } = teamIn(vault, place.teamId);
  const state = roster(vault);
  const hindrance = hindranceOf(vault, place);
  const isLoop = place.parentId !== undefined && lineOf(state, place.parentId).includes(place.teamId);
  const after = isLoop ? state : placedUnder(state, place.teamId, place.parentId);
  return {
    name,
    before: namesOf(state, place.teamId),
    after: namesOf(after, place.teamId),
    ...(hindrance === undefined ? {} : { hindrance }),
    ...keyChanges(state, after),
    changesKeysNow: leads(after, selfMember(vault), place.teamId),
  };
}

/** Throws FORBIDDEN, NOT_FOUND. */
export async function createTeam(vault: UnlockedVault, { name, parentId }: NewTeam): Promise<TeamId> {
  await vault.verified;
  const team = TeamId.parse(newUuid(vault.ports.clock.now()));
  record(vault, { statements: [{ type: 'team.created', team, name, ...(parentId === undefined ? {} : { parent: parentId }) }] });
  return team;
}

/** Throws FORBIDDEN, NOT_FOUND. */
export async function renameTeam(vault: UnlockedVault, { teamId, name, reason }: TeamRenaming): Promise<void> {
  await vault.verified;
  record(vault, { statements: [{ type: 'team.renamed', team: teamId, from: teamIn(vault, teamId).name, to: name, reason }] });
}

/** Signs the place; keys follow at once as far as this person's program can change them. Throws FORBIDDEN, NOT_FOUND. */
export async function placeTeam(vault: UnlockedVault, { reason, ...place }: TeamPlacing): Promise<TeamDone> {
  await vault.verified;
  const { loses } = teamPlan(vault, place);
  record(vault, { statements: [placing(vault, place, reason)] });
  return followUp(
    vault,
    loses.map(({ memberId }) => memberId),
  );
}

/** Each team before those below it. */
export function teamsView(vault: UnlockedVault): TeamView[] {
  const state = roster(vault);
  const self = selfMember(vault);
  return inTreeOrder(state).map((id) => {
    const { name, parent } = teamIn(vault, id);
    return {
      id,
      name,
      ...(parent === undefined ? {} : { parentId: parent }),
      depth: lineOf(state, id).length - 1,
      mayChange: hasRole(self, 'admin') || leads(state, self, id),
      mayFoundBelow: refusalOf(vault, { type: 'team.created', team: TeamId.parse(newUuid(0)), name: '?', parent: id }) === undefined,
    };
  });
}
