import { useTranslation } from 'react-i18next';
import type { CellField, EditResult, RowEdit } from '../../../shared/model/cells.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { asVaultError, call } from '../../api/client.ts';
import { offerUndo } from '../../ui/edits.ts';
import { showDone, showError, showProblem, withdrawUndo } from '../../ui/toasts.tsx';

const NAMED_MAX = 4;

/** What the list does with cells: writes them, and lets a block out through the gate. */
export function useCellEdits() {
  const { t } = useTranslation();

  const sayProblems = ({ problems, problemsTotal }: EditResult) => {
    const named = problems.slice(0, NAMED_MAX).map(({ row, field, problem }) => {
      const what = t(`customers.cells.problem.${problem}`);
      const where = field === undefined ? t('customers.cells.row', { row: row + 1 }) : t(`customers.column.${field}`);
      return problemsTotal === 1 ? `${where}: ${what}` : `${t('customers.cells.row', { row: row + 1 })} · ${where}: ${what}`;
    });
    showProblem(t('customers.cells.refused', { count: problemsTotal }), named.join('\n'));
  };

  /**
   * Says how many rows were written where it was more than one, and why nothing was where it was not. Resolves to the
   * reason, and to `undefined` once the cells are written. What is wrong with a single cell is left to the cell to say.
   */
  const save = async (rows: readonly RowEdit[]): Promise<string | undefined> => {
    if (rows.length === 0) return undefined;
    try {
      const result = await call('customers.updateMany', { rows });
      const [first] = result.problems;
      if (first === undefined) {
        if (rows.length > 1) offerUndo(t('customers.cells.filled', { count: result.changed }));
        else withdrawUndo();
        return undefined;
      }
      const isOneCell = rows.length === 1 && rows[0]?.cells.length === 1 && first.field !== undefined;
      if (!isOneCell) sayProblems(result);
      return t(`customers.cells.problem.${first.problem}`);
    } catch (thrown) {
      const error = asVaultError(thrown);
      showError(error);
      return t(`errors.${error.code}.title`, error.details);
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

  return { save, copy };
}
