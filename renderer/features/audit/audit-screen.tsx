import { Loader, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/query.ts';
import { useSession } from '../../app/session.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { FIRST_FILTER, isFiltered, LOG_PAGE_SIZE, pageInput, scopeOf, type AuditFilter } from './audit-filter.ts';
import { AuditSummary, spanText } from './audit-summary.tsx';
import { AuditTable } from './audit-table.tsx';
import { ChainState } from './chain-state.tsx';
import { Pages } from './pages.tsx';

/** Who did what: the log as sentences, and whether it holds. */
export function AuditScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const [filter, setFilter] = useState<AuditFilter>(FIRST_FILTER);
  const [page, setPage] = useState(1);
  const [settled] = useDebouncedValue(filter, 200);
  const entries = useQuery({ ...callQuery('audit.list', pageInput(settled, page)), staleTime: 0, placeholderData: keepPreviousData });
  const pages = Math.ceil((entries.data?.total ?? 0) / LOG_PAGE_SIZE);
  const handleFilter = (next: AuditFilter) => {
    setFilter(next);
    setPage(1);
  };

  return (
    <Screen title={t('audit.title')} intro={t('audit.lead', { scope: t(`audit.scope.${scopeOf(session)}`) })} wide>
      <ChainState />
      <AuditSummary filter={filter} onChange={handleFilter} />
      <AuditFilters filter={filter} onChange={handleFilter} />
      {entries.isPending && <Loader size="sm" aria-label={t('common.loading')} />}
      {entries.error && <ErrorNotice error={entries.error} />}
      {entries.data && (
        <>
          <Text size="sm" c="dimmed" className="kb-figures" role="status" mb={4}>
            {[
              t('audit.total', { count: entries.data.total }),
              spanText(t, settled.days),
              t(scopeOf(session) === 'auditor' ? 'audit.gapsOnly' : 'audit.gaps'),
            ].join(' · ')}
          </Text>
          {entries.data.total === 0 ? (
            <Text>{t(isFiltered(settled) || settled.days !== undefined ? 'audit.empty' : 'audit.none')}</Text>
          ) : (
            <AuditTable entries={entries.data.entries} />
          )}
          <Pages total={pages} page={page} onChange={setPage} />
        </>
      )}
    </Screen>
  );
}
