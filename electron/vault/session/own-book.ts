/** A salesperson's personal book, made by their own program: sealed to them, their leads and recovery. Rule B4. */
import { KEY_GROUPS } from '../../../shared/model/access.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import type { Recipient } from '../crypto/age.ts';
import type { Ports } from '../ports.ts';
import { leadsOf } from '../roster/leading.ts';
import type { Member, Roster } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { grantStatement, newBook } from './book-keys.ts';

type Reader = { readonly to: MemberId | 'recovery'; readonly recipient: Recipient };

/** Who gets the book besides its owner: whoever leads the team, and recovery. */
function otherReaders(roster: Roster, member: Member): Reader[] {
  const leads = leadsOf(roster, member.team).filter((other) => other.id !== member.id);
  return [
    ...leads.flatMap((lead) => (lead.keys === undefined ? [] : [{ to: lead.id, recipient: lead.keys.recipient }])),
    { to: 'recovery' as const, recipient: roster.recovery },
  ];
}

/** The statements that make it. */
export async function newOwnBook(
  vault: { readonly vaultId: string; readonly ports: Ports; readonly roster: Roster },
  member: Member,
  recipient: Recipient,
): Promise<Statement[]> {
  const { created, keys } = await newBook(vault.ports, { kind: 'personal', name: member.name, team: member.team, owner: member.id });
  const statements: Statement[] = [created];
  for (const group of KEY_GROUPS) {
    const key = { book: created.book, group, epoch: 1, seed: keys[group].seed };
    for (const reader of [{ to: member.id, recipient }, ...otherReaders(vault.roster, member)])
      statements.push(await grantStatement(vault.vaultId, key, reader.to, reader.recipient));
  }
  return statements;
}
