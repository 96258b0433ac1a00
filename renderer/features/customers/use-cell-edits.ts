import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CellField, EditResult, RowEdit } from '../../../shared/model/cells.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { PAGE_MAX, type CustomerQuery, type CustomerRow } from '../../../shared/model/list.ts';
import { asVaultError, call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { offerUndo } from '../../ui/edits.ts';
import { showDone, showError, showProblem, withdrawUndo } from '../../ui/toasts.tsx';

const NAMED_MAX = 4;

/** What the list does with cells: writes them, lets a block out through the gate, fetches rows that are not in sight. */
export function useCellEdits(query: CustomerQuery) {
  const { t } = useTranslation();
  const client = useQueryClient();

  const sayProblems = ({ problems, problemsTotal }: EditResult) => {
    const named = problems.slice(0, NAMED_MAX).map(({ row, field, problem }) => {
      const what = t(`customers.cells.problem.${problem}`);
      const where = field === undefined ? t('customers.cells.row', { row: row + 1 }) : t(`customers.column.${field}`);
      return problemsTotal === 1 ? `${where}: ${what}` : `${t('customers.cells.row', { row: row + 1 })} · ${where}: ${what}`;
    });
    showProblem(t('customers.cells.refused', { count: problemsTotal }), named.join('\n'));
  };

  /** Resolves to whether the cells were written; says so where more than one row was, and says why where not. */
  const save = async (rows: readonly RowEdit[]): Promise<boolean> => {
    if (rows.length === 0) return true;
    try {
      const result = await call('customers.updateMany', { rows });
      if (result.problemsTotal > 0) sayProblems(result);
      else if (rows.length > 1) offerUndo(t('customers.cells.filled', { count: result.changed }));
      else withdrawUndo();
      return result.problemsTotal === 0;
    } catch (error) {
      showError(asVaultError(error));
      return false;
    }
  };

  const copy = async (ids: readonly CustomerId[], fields: readonly CellField[]): Promise<void> => {
    try {
      const { rows, clearsAfterMs } = await call('customers.copyBlock', { ids, fields });
      showDone(t('customers.cells.copied', { count: rows, seconds: Math.round(clearsAfterMs / 1000) }));
    } catch (error) {
      showError(asVaultError(error));
    }
  };

  /** Rows `from` to `to` of the list; those past its end are left out. */
  const rowsBetween = async (from: number, to: number): Promise<readonly CustomerRow[]> => {
    const found: CustomerRow[] = [];
    for (let page = Math.floor(from / PAGE_MAX); page <= Math.floor(to / PAGE_MAX); page += 1) {
      const offset = page * PAGE_MAX;
      const { rows } = await client.query(callQuery('customers.list', { query, offset, limit: PAGE_MAX }));
      found.push(...rows.slice(Math.max(0, from - offset), to - offset + 1));
    }
    return found;
  };

  return { save, copy, rowsBetween };
}
