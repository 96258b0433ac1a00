/**
 * Making teams, naming them, and putting one under another. Whoever leads the team above opens the books of those below, so
 * that is signed by somebody who holds these keys; taking a team away from there is no lead's below it to decide. Pure. Rule R13.
 */
import { KEY_GROUPS } from '../../../shared/model/access.ts';
import type { TeamId } from '../../../shared/model/ids.ts';
import { TEAM_DEPTH_MAX } from '../../../shared/model/teams.ts';
import { leads, leadsOf, lineOf, teamsUnder } from './leading.ts';
import { refuse, type Outcome, type StatementContext } from './outcome.ts';
import { booksOf, epochOf, hasRole, isReader, memberOf, type Book, type Roster, type Team } from './roster.ts';
import type { StatementOf } from './statements.ts';

function withTeam(roster: Roster, id: TeamId, team: Team): Roster {
  return { ...roster, teams: { ...roster.teams, [id]: team } };
}

/** The roster with the team in another place, whoever may sign for that. */
export function placedUnder(roster: Roster, id: TeamId, parent: TeamId | undefined): Roster {
  return withTeam(roster, id, { name: roster.teams[id]?.name ?? '', ...(parent === undefined ? {} : { parent }) });
}

/** An admin any team; a lead at the top or below what they lead. */
export function createTeam(roster: Roster, s: StatementOf<'team.created'>, c: StatementContext): Outcome {
  const author = memberOf(roster, c.author);
  const asLead = s.parent === undefined ? hasRole(author, 'lead') : leads(roster, author, s.parent);
  if (!c.genesis && !hasRole(author, 'admin') && !asLead) return refuse('no-right');
  if (roster.teams[s.team] !== undefined) return refuse('already-exists');
  if (s.parent !== undefined && roster.teams[s.parent] === undefined) return refuse('unknown-team');
  if (s.parent !== undefined && lineOf(roster, s.parent).length >= TEAM_DEPTH_MAX) return refuse('team-too-deep');
  return { roster: withTeam(roster, s.team, { name: s.name, ...(s.parent === undefined ? {} : { parent: s.parent }) }) };
}

export function renameTeam(roster: Roster, s: StatementOf<'team.renamed'>, c: StatementContext): Outcome {
  const team = roster.teams[s.team];
  if (team === undefined) return refuse('unknown-team');
  const author = memberOf(roster, c.author);
  if (!hasRole(author, 'admin') && !leads(roster, author, s.team)) return refuse('no-right');
  if (team.name !== s.from || s.to === s.from) return refuse('wrong-state');
  return { roster: withTeam(roster, s.team, { ...team, name: s.to }) };
}

function booksUnder(roster: Roster, team: TeamId): readonly Book[] {
  const under = new Set(teamsUnder(roster, team));
  return booksOf(roster).filter((book) => under.has(book.team));
}

/** Levels from the team down to the lowest below it. */
function heightOf(roster: Roster, team: TeamId): number {
  return Math.max(...teamsUnder(roster, team).map((below) => lineOf(roster, below).indexOf(team) + 1));
}

/** Others will open what is there: by a lead who can open all of it. Where nothing is yet, there is nothing to hold. */
function refusesOpening(roster: Roster, s: StatementOf<'team.placed'>, c: StatementContext): Outcome | undefined {
  const author = memberOf(roster, c.author);
  const books = booksUnder(roster, s.team);
  if (books.length === 0 && hasRole(author, 'admin')) return undefined;
  if (!leads(roster, author, s.team)) return refuse('no-right');
  const holds = books.every((book) => KEY_GROUPS.every((group) => isReader(book, group, epochOf(book), c.author)));
  return holds ? undefined : refuse('not-a-reader');
}

export function placeTeam(roster: Roster, s: StatementOf<'team.placed'>, c: StatementContext): Outcome {
  const team = roster.teams[s.team];
  if (team === undefined || (s.to !== undefined && roster.teams[s.to] === undefined)) return refuse('unknown-team');
  if (team.parent !== s.from || s.to === s.from) return refuse('wrong-state');
  const lineTo = s.to === undefined ? [] : lineOf(roster, s.to);
  if (lineTo.includes(s.team)) return refuse('team-loop');
  if (lineTo.length + heightOf(roster, s.team) > TEAM_DEPTH_MAX) return refuse('team-too-deep');
  const lineFrom = s.from === undefined ? [] : lineOf(roster, s.from);
  const author = memberOf(roster, c.author);
  const closes = lineFrom.some((above) => !lineTo.includes(above));
  if (closes && s.from !== undefined && !hasRole(author, 'admin') && !leads(roster, author, s.from)) return refuse('no-right');
  const refused = lineTo.some((above) => !lineFrom.includes(above)) ? refusesOpening(roster, s, c) : undefined;
  if (refused !== undefined) return refused;
  const after = placedUnder(roster, s.team, s.to);
  // Without a lead a book's keys cannot change any more.
  const loses = booksUnder(roster, s.team).some((book) => leadsOf(after, book.team).length === 0 && leadsOf(roster, book.team).length > 0);
  return loses ? refuse('last-of-role') : { roster: after };
}
