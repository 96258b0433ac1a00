/** The figures a lead sees: from the projection, which holds what their keys open, and from the log they may read. */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import type { Dashboard, PastEvent } from '../../../shared/model/dashboard.ts';
import { openSessions } from '../audit/audit-log.ts';
import { permits } from '../roster/permits.ts';
import { booksOf, hasRole } from '../roster/roster.ts';
import { bookLabel } from '../session/book-label.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { cardChangesSince } from './card-changes.ts';
import { stepFigures, weekFigures, weekStarts } from './dashboard-figures.ts';

const PAST_MAX = 20;
const Past = z.array(z.object({ at: z.int(), actor: z.string(), action: z.enum(['import.made', 'customer.moved']), count: z.int() }));
const Contacts = z.array(z.tuple([z.string(), z.int()]));

/** Throws FORBIDDEN for whoever leads no team and has no role that lets them. */
export async function dashboardOf(vault: UnlockedVault, weeks: number, pause: () => Promise<void>): Promise<Dashboard> {
  const self = selfMember(vault);
  if (!hasRole(self, 'lead') && !permits(roster(vault), self, 'figures.see')) throw new VaultError('FORBIDDEN', 'figures are for leads');
  await openSessions(vault.audit);
  const now = vault.ports.clock.now();
  const rows = vault.projection.figures();
  const books = booksOf(roster(vault)).filter((book) => vault.projection.countsByBook().has(book.id));
  const since = weekStarts(now, weeks)[0] ?? now;
  const contacts = contactsSince(vault, since);
  const changes = await cardChangesSince(vault, since, pause);
  return {
    customers: rows.filter(({ trashedAt }) => trashedAt === undefined).length,
    weeks: weekFigures(rows, now, weeks, changes),
    people: books.map((book) => ({
      name: bookLabel(roster(vault), book),
      ...stepFigures(
        rows.filter(({ bookId }) => bookId === book.id),
        now,
      ),
      contacts: book.owner === undefined ? 0 : (contacts.get(book.owner) ?? 0),
    })),
    past: pastEvents(vault),
  };
}

function contactsSince(vault: UnlockedVault, since: number): ReadonlyMap<string, number> {
  const found = vault.audit.db.prepare("select actor, count(*) from audit where action = 'note.added' and at >= ? group by actor").raw();
  return new Map(Contacts.parse(found.all(since)));
}

/** Moves of one batch are one handover. */
function pastEvents(vault: UnlockedVault): readonly PastEvent[] {
  const found = vault.audit.db.prepare(
    `select at, actor, action, case action when 'import.made' then max(coalesce(count, 0)) else count(*) end as count
     from audit where action in ('import.made', 'customer.moved') group by seq, action order by seq desc limit ?`,
  );
  const { members } = roster(vault);
  return Past.parse(found.all(PAST_MAX)).map(({ at, actor, action, count }) => ({
    kind: action === 'import.made' ? 'import' : 'handover',
    at,
    actor: members[actor]?.name ?? '',
    count,
  }));
}
