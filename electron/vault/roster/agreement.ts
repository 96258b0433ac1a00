/** The confidentiality agreement: set by an admin, signed by each member for themselves, version by version. Rule R12. */
import { utf8 } from '../crypto/bytes.ts';
import { sha256 } from '../crypto/hash.ts';
import { refuse, withMember, type Outcome, type StatementContext } from './outcome.ts';
import { hasRole, isPresent, memberOf, type Member, type Roster } from './roster.ts';
import type { StatementOf } from './statements.ts';

/** What a signature names, so that nobody can be said to have signed another text. */
export function agreementHash(text: string): string {
  return sha256(utf8('keepbook/1 agreement'), utf8(text)).toString('hex');
}

export function setAgreement(roster: Roster, s: StatementOf<'agreement.set'>, c: StatementContext): Outcome {
  if (!hasRole(memberOf(roster, c.author), 'admin')) return refuse('no-right');
  if (s.version !== (roster.agreement?.version ?? 0) + 1) return refuse('wrong-state');
  return { roster: { ...roster, agreement: { version: s.version, text: s.text, by: c.author, at: c.at } } };
}

export function signAgreement(roster: Roster, s: StatementOf<'agreement.signed'>, c: StatementContext): Outcome {
  const member = memberOf(roster, c.author);
  if (!isPresent(member)) return refuse('no-right');
  const { agreement } = roster;
  if (agreement?.version !== s.version || !owesSignature(roster, member)) return refuse('wrong-state');
  if (agreementHash(agreement.text) !== s.text) return refuse('wrong-keys');
  return withMember(roster, { ...member, agreed: { version: s.version, at: c.at } });
}

/** Whether a version is in force that this person has not signed. */
export function owesSignature(roster: Roster, member: Member): boolean {
  return roster.agreement !== undefined && member.agreed?.version !== roster.agreement.version;
}
