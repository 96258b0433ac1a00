/** The recovery key in the roster: its shares, and how another key takes its place. Pure. Rules V1 to V3. */
import type { TeamId } from '../../../shared/model/ids.ts';
import { refuse, type Outcome, type StatementContext } from './outcome.ts';
import { hasRole, isActive, memberOf, membersOf, type Roster } from './roster.ts';
import type { StatementOf } from './statements.ts';

/** Splits of one key that are remembered; the oldest go. */
const SPLITS_MAX = 20;

function fits({ threshold, commitments }: { readonly threshold: number; readonly commitments: readonly string[] }): boolean {
  return threshold <= commitments.length && new Set(commitments).size === commitments.length;
}

/** By a lead or admin; splits from before stay known, so that a made-up one takes nobody's shares their meaning. Rule V1. */
export function split(roster: Roster, s: StatementOf<'recovery.split'>, { author, at }: StatementContext): Outcome {
  const member = memberOf(roster, author);
  if (!hasRole(member, 'lead') && !hasRole(member, 'admin')) return refuse('no-right');
  if (s.recipient !== roster.recovery || !fits(s)) return refuse('wrong-keys');
  const { threshold, commitments } = s;
  const splits = [...roster.recoveryShares.splits, { threshold, commitments, at, by: author }].slice(-SPLITS_MAX);
  return { roster: { ...roster, recoveryShares: { ...roster.recoveryShares, splits } } };
}

/** Enough shares of one split of the key that holds, by anybody active; that they work was seen by their program alone. Rule V2. */
export function rehearsed(roster: Roster, s: StatementOf<'recovery.rehearsed'>, { author, at }: StatementContext): Outcome {
  if (!isActive(memberOf(roster, author))) return refuse('no-right');
  const enough = roster.recoveryShares.splits.some(
    ({ threshold, commitments }) => s.commitments.length >= threshold && s.commitments.every((one) => commitments.includes(one)),
  );
  if (!enough || new Set(s.commitments).size !== s.commitments.length) return refuse('wrong-keys');
  return { roster: { ...roster, recoveryShares: { ...roster.recoveryShares, rehearsed: { at, by: author } } } };
}

/** Teams whose customers the key would open and who have somebody to ask. */
export function teamsToAsk(roster: Roster): readonly TeamId[] {
  return [...new Set(membersOf(roster).flatMap((member) => (hasRole(member, 'lead') ? [member.team] : [])))];
}

/** The key holds once a lead of every team agreed: it opens each team's customers, so nobody decides that for others. Rule V3. */
function settled(roster: Roster): Roster {
  const { offer, epoch } = roster.recoveryShares;
  if (offer === undefined || teamsToAsk(roster).some((team) => !offer.agreed.includes(team))) return roster;
  const { recipient, threshold, commitments, at, by } = offer;
  const splits = [{ threshold, commitments, at, by }];
  return { ...roster, recovery: recipient, recoveryShares: { epoch: epoch + 1, splits } };
}

/** A lead offers another key; an offer before it is over. */
export function offer(roster: Roster, s: StatementOf<'recovery.offered'>, { author, at }: StatementContext): Outcome {
  const member = memberOf(roster, author);
  if (!hasRole(member, 'lead') || member === undefined) return refuse('no-right');
  if (s.recipient === roster.recovery || !fits(s)) return refuse('wrong-keys');
  const { recipient, threshold, commitments } = s;
  const made = { recipient, threshold, commitments, at, by: author, agreed: [member.team] };
  return { roster: settled({ ...roster, recoveryShares: { ...roster.recoveryShares, offer: made } }) };
}

/** Names the key agreed to, so that an offer cannot be exchanged under somebody's signature. */
export function agree(roster: Roster, s: StatementOf<'recovery.agreed'>, { author }: StatementContext): Outcome {
  const member = memberOf(roster, author);
  const standing = roster.recoveryShares.offer;
  if (!hasRole(member, 'lead') || member === undefined) return refuse('no-right');
  if (standing === undefined) return refuse('wrong-state');
  if (standing.recipient !== s.recipient) return refuse('wrong-keys');
  if (standing.agreed.includes(member.team)) return refuse('already-exists');
  const agreed = [...standing.agreed, member.team];
  return { roster: settled({ ...roster, recoveryShares: { ...roster.recoveryShares, offer: { ...standing, agreed } } }) };
}
