import type { MemberView } from '../../../shared/model/access.ts';
import type { TeamView } from '../../../shared/model/teams.ts';

export type Branch = { readonly team: TeamView; readonly people: readonly MemberView[]; readonly below: readonly Branch[] };

export const isLead = ({ state, roles }: MemberView): boolean => state === 'active' && roles.includes('lead');

/** The teams directly below, each with whoever is in it and what stands below it. Those who left stand nowhere. */
export function branchesOf(teams: readonly TeamView[], people: readonly MemberView[], parentId?: string): readonly Branch[] {
  return teams
    .filter((team) => team.parentId === parentId)
    .map((team) => ({
      team,
      people: people.filter((member) => member.teamId === team.id && member.state !== 'revoked'),
      below: branchesOf(teams, people, team.id),
    }));
}

/** Whether a team is the other one or stands below it. */
export function isBelow(teams: readonly TeamView[], team: TeamView, other: string): boolean {
  if (team.id === other) return true;
  const parent = teams.find(({ id }) => id === team.parentId);
  return parent !== undefined && isBelow(teams, parent, other);
}
