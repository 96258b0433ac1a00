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

/** The teams it can stand under, besides the top. */
export function placesOf(teams: readonly TeamView[], team: TeamView): readonly TeamView[] {
  return teams.filter((other) => !isBelow(teams, other, team.id));
}

/** Which leads keep the key of a book that goes from one team to another: those above both. */
export function bookGoes(teams: readonly TeamView[], from: string, to: string): 'go' | 'goBelow' | 'goAbove' {
  const lies = (inner: string, outer: string): boolean => {
    const team = teams.find(({ id }) => id === inner);
    return inner !== outer && team !== undefined && isBelow(teams, team, outer);
  };
  if (lies(to, from)) return 'goBelow';
  return lies(from, to) ? 'goAbove' : 'go';
}

/** Whether a team is the other one or stands below it. */
export function isBelow(teams: readonly TeamView[], team: TeamView, other: string): boolean {
  if (team.id === other) return true;
  const parent = teams.find(({ id }) => id === team.parentId);
  return parent !== undefined && isBelow(teams, parent, other);
}
