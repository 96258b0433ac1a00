import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TagChange } from '../../../shared/model/cells.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { PAGE_MAX, type CustomerRow } from '../../../shared/model/list.ts';
import { call } from '../../api/client.ts';
import { ALL_CUSTOMERS } from '../../app/ui-store.ts';
import { offerUndo } from '../../ui/edits.ts';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { inBatches } from './list-query.ts';

type Tagging = { readonly ids: readonly CustomerId[]; readonly tag: string; readonly how: TagChange };

const NAMED_MAX = 4;

async function rowsOf(ids: readonly CustomerId[]): Promise<readonly CustomerRow[]> {
  const rows: CustomerRow[] = [];
  for (const batch of inBatches(ids)) {
    const page = await call('customers.list', { query: { ...ALL_CUSTOMERS, ids: batch }, offset: 0, limit: PAGE_MAX });
    rows.push(...page.rows);
  }
  return rows;
}

/** Puts a tag on these customers or takes it off them, in one edit that is undone as one. Those whose key the person lacks stay as they are. */
export function useTagCustomers() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async ({ ids, tag, how }: Tagging) => {
      const rows = await rowsOf(ids);
      const own = rows.filter(({ opensPrivate }) => opensPrivate);
      const cells = [{ field: 'tags' as const, text: tag, how }];
      const result = own.length === 0 ? undefined : await call('customers.updateMany', { rows: own.map(({ id }) => ({ id, cells })) });
      return { result, own, keyless: rows.length - own.length };
    },
    onSuccess: ({ result, own, keyless }, { tag, how }) => {
      const apart = keyless === 0 ? '' : t('customers.tagging.keyless', { count: keyless });
      if (result === undefined) return void showDone(apart);
      if (result.problemsTotal > 0) {
        const named = result.problems.slice(0, NAMED_MAX);
        const lines = named.map(({ row, problem }) => `${own[row]?.name ?? ''}: ${t(`customers.cells.problem.${problem}`)}`);
        return void showProblem(t('customers.tagging.refused', { count: result.problemsTotal }), lines.join('\n'));
      }
      const said =
        result.changed === 0
          ? t(how === 'add' ? 'customers.tagging.same' : 'customers.tagging.sameOff')
          : t(`customers.tagging.done.${how}`, { count: result.changed, tag });
      const message = apart === '' ? said : `${said} ${apart}`;
      if (result.changed === 0) showDone(message);
      else offerUndo(message);
    },
  });
}
