/** Teams stand under one another, and whoever leads a team leads those below it. Pure. Rule R13. */
import { TEAM_DEPTH_MAX } from '../../../shared/model/teams.ts';
import { TeamId } from '../../../shared/model/ids.ts';
import { hasRole, membersOf, type Member, type Roster } from './roster.ts';

/** The team and those above it, itself first. The fold lets in no loop; the bound holds all the same. */
export function lineOf({ teams }: Pick<Roster, 'teams'>, team: TeamId): readonly TeamId[] {
  const line: TeamId[] = [];
  for (let at: TeamId | undefined = team; at !== undefined && line.length < TEAM_DEPTH_MAX; at = teams[at]?.parent) line.push(at);
  return line;
}

/** The team itself and every team below it. */
export function teamsUnder(roster: Pick<Roster, 'teams'>, team: TeamId): readonly TeamId[] {
  return Object.keys(roster.teams)
    .map((id) => TeamId.parse(id))
    .filter((other) => lineOf(roster, other).includes(team));
}

/** Each team before those below it, siblings by name. */
export function inTreeOrder(roster: Pick<Roster, 'teams'>, below?: TeamId): readonly TeamId[] {
  return Object.entries(roster.teams)
    .filter(([, { parent }]) => parent === below)
    .toSorted(([, one], [, other]) => one.name.localeCompare(other.name))
    .flatMap(([id]) => [TeamId.parse(id), ...inTreeOrder(roster, TeamId.parse(id))]);
}

/** Whether somebody leads the team: as its own lead, or as the lead of a team above. */
export function leads(roster: Roster, member: Member | undefined, team: TeamId): boolean {
  return member !== undefined && hasRole(member, 'lead') && lineOf(roster, team).includes(member.team);
}

export function leadsOf(roster: Roster, team: TeamId): readonly Member[] {
  return membersOf(roster).filter((member) => leads(roster, member, team));
}

/** Whether nobody else fills the role: a lead for their team, an admin in the vault. */
export function isLastOf(roster: Roster, member: Member, role: 'lead' | 'admin'): boolean {
  if (!hasRole(member, role)) return false;
  const others = role === 'lead' ? leadsOf(roster, member.team) : membersOf(roster).filter((other) => hasRole(other, role));
  return !others.some((other) => other.id !== member.id);
}

/** The role this member is the last to fill: without a lead a team's keys cannot change, without an admin nobody signs for the vault. Rule L1. */
export function lastRoleOf(roster: Roster, member: Member): 'lead' | 'admin' | undefined {
  return (['lead', 'admin'] as const).find((role) => isLastOf(roster, member, role));
}
