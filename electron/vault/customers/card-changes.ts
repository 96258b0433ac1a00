/** What stage, level and trash were before the changes of a while: so a chart of the past shows the past. */
import { CardPast } from '../../../shared/model/history.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { parseRowId } from '../journal/row-id.ts';
import { canOpen, readRow } from '../session/rows.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';

/** What stood before `at` (ms) where the change touched it; '' and `null` say that nothing did. */
export type FigureChange = { readonly at: number; readonly stage?: string; readonly level?: string; readonly trashedAt?: number | null };

/** Rows opened before others get a turn. */
const AT_A_TIME = 1_000;

function changeOf({ at, was, empty }: CardPast): FigureChange | undefined {
  const touched = (field: 'stage' | 'level' | 'trashedAt'): boolean => was[field] !== undefined || empty.includes(field);
  if (!touched('stage') && !touched('level') && !touched('trashedAt')) return undefined;
  return {
    at,
    ...(touched('stage') ? { stage: was.stage ?? '' } : {}),
    ...(touched('level') ? { level: was.level ?? '' } : {}),
    ...(touched('trashedAt') ? { trashedAt: was.trashedAt ?? null } : {}),
  };
}

/** Changes since `since` (ms) in the books this person opens, oldest first for each customer. Opens one row a change. */
export async function cardChangesSince(
  vault: UnlockedVault,
  since: number,
  pause: () => Promise<void>,
): Promise<ReadonlyMap<string, readonly FigureChange[]>> {
  const found = new Map<CustomerId, FigureChange[]>();
  for (const [index, fact] of vault.journal.state.cardPastsSince(since).entries()) {
    if (index % AT_A_TIME === AT_A_TIME - 1) await pause();
    const customer = parseRowId(fact.id)?.customer;
    if (customer === undefined || !canOpen(vault, fact)) continue;
    const change = changeOf(readRow<CardPast>(vault, fact, CardPast));
    if (change === undefined) continue;
    const known = found.get(customer);
    if (known === undefined) found.set(customer, [change]);
    else known.push(change);
  }
  return found;
}
