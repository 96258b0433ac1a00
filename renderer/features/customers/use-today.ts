import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/contract.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { PAGE_MAX } from '../../../shared/model/list.ts';
import { TODAY_SECTIONS, type TodayPage, type TodayRow, type TodayScope, type TodaySection } from '../../../shared/model/today.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { offerUndo } from '../../ui/edits.ts';
import { formatDate } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';

/** One line of the day; a customer may stand in several sections. */
export type TodayItem = TodayRow & { readonly section: TodaySection; readonly key: string };

const EMPTY: TodayPage = { total: 0, rows: [] };

/** The first page of each section; what is done leaves it and the rest moves up. */
export function useToday(scope: TodayScope) {
  const on = formatDate(useNow());
  const pages = {
    due: useSection('due', scope, on),
    birthdays: useSection('birthdays', scope, on),
    arrivals: useSection('arrivals', scope, on),
  };
  const items = TODAY_SECTIONS.flatMap((section) =>
    (pages[section].data ?? EMPTY).rows.map((row): TodayItem => ({ ...row, section, key: `${section}-${row.customer.id}` })),
  );
  const total = (section: TodaySection) => pages[section].data?.total ?? 0;
  const error = pages.due.error ?? pages.birthdays.error ?? pages.arrivals.error;
  return { items, total, on, loading: pages.due.isPending, error };
}

function useSection(section: TodaySection, scope: TodayScope, on: string) {
  const query = callQuery('today.list', { section, scope, on, offset: 0, limit: PAGE_MAX });
  return useQuery({ ...query, placeholderData: keepPreviousData });
}

/** Puts a step off to another day. */
export function useSnooze() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: ({ id, on }: { readonly id: CustomerId; readonly on: string }) =>
      call('customers.updateMany', { rows: [{ id, cells: [{ field: 'nextStepOn', text: on }] }] }),
    onSuccess: (_result, { on }) => offerUndo(t('today.snoozed', { on })),
  });
}

/** Notes what came of a step and clears it, or sets the next one. */
export function useFinishStep() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (input: Input<'customers.finishStep'>) => call('customers.finishStep', input),
    onSuccess: () => offerUndo(t('today.doneSaid')),
  });
}
