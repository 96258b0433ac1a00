/** What a person took out within some days, for those who may read their log. */
import { VaultError } from '../../../shared/errors.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import type { ExposureEntry, ExposurePage } from '../../../shared/model/leaving.ts';
import { readsLog } from '../audit/audit-log.ts';
import { exposuresOf } from '../audit/exposures.ts';
import { customerToken } from '../customers/token.ts';
import { memberIn, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

/** Names only of customers the viewer can open. Throws FORBIDDEN for others than leads and auditors, NOT_FOUND. */
export function exposureOf(
  vault: UnlockedVault,
  memberId: MemberId,
  days: number,
  page: { readonly offset: number; readonly limit: number },
): ExposurePage {
  const self = selfMember(vault);
  if (!readsLog(roster(vault), self)) throw new VaultError('FORBIDDEN', 'the log is for leads and auditors');
  const { name } = memberIn(vault, memberId);
  const to = vault.ports.clock.now();
  const from = to - days * DAY_MS;
  const { total, sums, rows } = exposuresOf(vault.audit.db, memberId, from, page);
  const entries = rows.map((row): ExposureEntry => {
    const card = vault.projection.get(row.id)?.card;
    return { ...row, token: customerToken(row.id), ...(card === undefined ? {} : { name: card.name }) };
  });
  return { name, from, to, total, sums, entries };
}
