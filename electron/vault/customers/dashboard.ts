/** The figures a lead sees: from the projection, which holds what their keys open, and from the log they may read. */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import type { AuditAction } from '../../../shared/model/audit.ts';
import { PastEvent, type Dashboard } from '../../../shared/model/dashboard.ts';
import { openSessions } from '../audit/audit-log.ts';
import { permits } from '../roster/permits.ts';
import { booksOf, hasRole } from '../roster/roster.ts';
import { bookLabel } from '../roster/book-label.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { cardChangesSince } from './card-changes.ts';
import { stepFigures, weekFigures, weekStarts } from './dashboard-figures.ts';
import { customerToken } from './token.ts';

const PAST_MAX = 20;
/** What the log calls each of them. */
const ACTIONS: Readonly<Record<PastEvent['kind'], AuditAction>> = {
  import: 'import.made',
  undo: 'import.undone',
  handover: 'customer.moved',
};
const Notes = z.array(z.tuple([z.string(), z.int()]));

/** Throws FORBIDDEN for whoever leads no team and has no role that lets them. */
export async function dashboardOf(vault: UnlockedVault, weeks: number, pause: () => Promise<void>): Promise<Dashboard> {
  const self = selfMember(vault);
  if (!hasRole(self, 'lead') && !permits(roster(vault), self, 'figures.see')) throw new VaultError('FORBIDDEN', 'figures are for leads');
  await openSessions(vault.audit);
  const now = vault.ports.clock.now();
  const rows = vault.projection.figures();
  const books = booksOf(roster(vault)).filter((book) => vault.projection.countsByBook().has(book.id));
  const since = weekStarts(now, weeks)[0] ?? now;
  const notes = notesSince(vault, since);
  const changes = await cardChangesSince(vault, since, pause);
  return {
    customers: rows.filter(({ trashedAt }) => trashedAt === undefined).length,
    weeks: weekFigures(rows, now, weeks, changes),
    people: books.map((book) => {
      const here = rows.filter(({ bookId }) => bookId === book.id);
      return {
        name: bookLabel(roster(vault), book),
        ...stepFigures(here, now),
        notes: notes.size === 0 ? 0 : here.reduce((sum, { id }) => sum + (notes.get(customerToken(id)) ?? 0), 0),
      };
    }),
    past: pastEvents(vault),
  };
}

/** By the token the log names a customer by. Whose book the customer is in now has them, whoever wrote. */
function notesSince(vault: UnlockedVault, since: number): ReadonlyMap<string, number> {
  const found = vault.audit.db
    .prepare("select subject, count(*) from audit where action = 'note.added' and subject is not null and at >= ? group by subject")
    .raw();
  return new Map(Notes.parse(found.all(since)));
}

/** Moves of one batch are one handover. */
function pastEvents(vault: UnlockedVault): readonly PastEvent[] {
  const found = vault.audit.db.prepare(
    `select kinds.key as kind, at, actor, case kinds.key when 'handover' then count(*) else max(coalesce(count, 0)) end as count
     from audit join json_each(@actions) as kinds on kinds.value = action group by seq, action order by seq desc limit @most`,
  );
  const { members } = roster(vault);
  return z
    .array(PastEvent)
    .parse(found.all({ actions: JSON.stringify(ACTIONS), most: PAST_MAX }))
    .map((event) => ({ ...event, actor: members[event.actor]?.name ?? '' }));
}
