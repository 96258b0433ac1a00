import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoDay } from '../../../shared/model/day.ts';
import { TRASH_DAYS } from '../../../shared/model/duplicates.ts';
import { useBooks } from '../../api/books.ts';
import { useUiStore, type ListScope } from '../../app/ui-store.ts';
import { EnforcedText } from '../../ui/enforced-text.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useNow } from '../../ui/now.ts';
import { CustomerTable } from './customer-table.tsx';
import { DetailPanel } from './detail-panel.tsx';
import { FilterChips } from './filter-chips.tsx';
import { booksIn, isNarrowed, queryFor, wholeCount } from './list-query.ts';
import { GroupCounts } from './group-counts.tsx';
import { ListEmpty } from './list-empty.tsx';
import { PoolBar } from './pool-bar.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { ViewChips } from './view-chips.tsx';
import { useCustomerRows } from './use-customer-rows.ts';

type CustomersScreenProps = { readonly home: 'customers' | 'pool' };

const TYPING_MS = 120;

/** The list and, beside it, the customer that is open. The same screen serves the person's books, the pool and the trash. */
export function CustomersScreen({ home }: CustomersScreenProps) {
  const { t } = useTranslation();
  const books = useBooks();
  const chosen = useUiStore((store) => store.listQuery);
  const openId = useUiStore((store) => store.openId);
  const mode = useUiStore((store) => store.detailMode);
  const scope: ListScope = chosen.trashed ? 'trash' : home;
  const today = isoDay(useNow());
  const [settled] = useDebouncedValue(chosen, TYPING_MS);
  const query = useMemo(() => queryFor(scope, settled, books.data ?? [], today), [scope, settled, books.data, today]);
  const ready = books.data !== undefined;
  const head = useCustomerRows(query, 0, 0, ready);
  const [counting, setCounting] = useState(false);
  const narrowed = isNarrowed(chosen);

  useEffect(() => {
    if (scope !== 'trash') useUiStore.getState().setExportQuery(query);
  }, [scope, query]);

  const error = books.error ?? head.error;
  const empty = ready && !head.loading && head.total === 0;
  return (
    <div className="kb-list">
      <div className="kb-list-main">
        <Toolbar
          scope={scope}
          total={head.total}
          whole={narrowed && ready ? wholeCount(scope, books.data) : undefined}
          isEmpty={empty && !narrowed}
          countedAsReveal={head.countedAsReveal}
          counting={counting}
          onCount={() => setCounting((before) => !before)}
        >
          {ready && scope !== 'trash' && <ViewChips />}
          {ready && (narrowed || head.total > 0) && <FilterChips query={query} books={booksIn(scope, books.data)} enabled={ready} />}
          {ready && scope === 'pool' && <PoolBar />}
          {scope === 'trash' && !empty && <EnforcedText by="program">{t('customers.trash.about', { days: TRASH_DAYS })}</EnforcedText>}
          {ready && counting && <GroupCounts query={query} />}
        </Toolbar>
        {error && <ErrorNotice error={error} />}
        {!error && empty && <ListEmpty scope={scope} narrowed={narrowed} />}
        {!error && !empty && <CustomerTable query={query} enabled={ready} label={t(`customers.title.${scope}`)} />}
        <SelectionBar scope={scope} total={head.total} books={books.data ?? []} />
      </div>
      {(openId !== undefined || mode === 'create') && <DetailPanel books={books.data ?? []} />}
    </div>
  );
}
