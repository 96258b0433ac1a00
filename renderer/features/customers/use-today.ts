import { keepPreviousData, useMutation, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/contract.ts';
import { isoDay } from '../../../shared/model/day.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { PAGE_MAX } from '../../../shared/model/list.ts';
import { TODAY_SECTIONS, type TodayPage, type TodayRow, type TodayScope, type TodaySection } from '../../../shared/model/today.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { offerUndo } from '../../ui/edits.ts';
import { useNow } from '../../ui/now.ts';

/** One line of the day; a customer may stand in several sections. */
export type TodayItem = TodayRow & { readonly section: TodaySection; readonly key: string };

const EMPTY: TodayPage = { total: 0, rows: [] };

/** Each section from its beginning, `more` adds a page of steps due; what is done leaves and the rest moves up. */
export function useToday(scope: TodayScope) {
  const on = isoDay(useNow());
  const [pages, setPages] = useState(1);
  const sections = {
    due: useSection('due', scope, on, pages),
    allotted: useSection('allotted', scope, on, pages),
    returning: useSection('returning', scope, on, pages),
    birthdays: useSection('birthdays', scope, on, pages),
    arrivals: useSection('arrivals', scope, on, pages),
  };
  const items = TODAY_SECTIONS.flatMap((section) =>
    sections[section].rows.map((row): TodayItem => ({ ...row, section, key: `${section}-${row.customer.id}` })),
  );
  const total = (section: TodaySection) => sections[section].total;
  const hasMore = TODAY_SECTIONS.some((section) => pages * PAGE_MAX < total(section));
  const more = hasMore ? () => setPages(pages + 1) : undefined;
  const error = TODAY_SECTIONS.map((section) => sections[section].error).find((one) => one !== null && one !== undefined);
  return { items, total, on, more, loading: sections.due.isPending, error };
}

function useSection(section: TodaySection, scope: TodayScope, on: string, pages: number) {
  const found = useQueries({
    queries: Array.from({ length: pages }, (_, page) => ({
      ...callQuery('today.list', { section, scope, on, offset: page * PAGE_MAX, limit: PAGE_MAX }),
      placeholderData: keepPreviousData,
    })),
  });
  const [first] = found;
  // While pages are read anew one after the other, somebody who moved up may stand in two.
  const rows = new Map(found.flatMap(({ data }) => (data ?? EMPTY).rows.map((row) => [row.customer.id, row])));
  return { rows: [...rows.values()], total: first?.data?.total ?? 0, isPending: first?.isPending ?? true, error: first?.error };
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

/** Clears a step, or sets the next one; what came of it is noted where it is told. `hasStep`: otherwise there is only the note. */
export function useFinishStep(hasStep = true) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (input: Input<'customers.finishStep'>) => call('customers.finishStep', input),
    onSuccess: () => offerUndo(t(hasStep ? 'today.doneSaid' : 'today.noted')),
  });
}
