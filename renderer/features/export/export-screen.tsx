import { Loader, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/query.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ExportDone, type Exported } from './export-done.tsx';
import { ExportForm } from './export-form.tsx';
import { ExportRefusal } from './export-refusal.tsx';
import { QuerySummary } from './query-summary.tsx';

/** Takes the list as it was filtered out of the vault, or says who can. */
export function ExportScreen() {
  const { t } = useTranslation();
  const query = useUiStore((store) => store.exportQuery);
  const [result, setResult] = useState<Exported>();
  // Each decision is asked anew: the rules or the verification may have moved on.
  const decision = useQuery({ ...callQuery('exports.decide', { query }), staleTime: 0, gcTime: 0 });

  if (result) {
    return (
      <Screen title={t('export.title')}>
        <ExportDone {...result} onAgain={() => setResult(undefined)} />
      </Screen>
    );
  }
  return (
    <Screen title={t('export.title')} intro={t('export.lead')}>
      <Stack gap="lg">
        <QuerySummary query={query} decision={decision.data} />
        {decision.isPending && <Loader size="sm" aria-label={t('export.what.deciding')} />}
        {decision.error && <ErrorNotice error={decision.error} />}
        {decision.data?.allowed === false && (
          <ExportRefusal query={query} decision={decision.data} onRetry={() => void decision.refetch()} />
        )}
        {decision.data?.allowed && decision.data.rows > 0 && (
          <ExportForm query={query} decision={decision.data} onExported={(done, targetKind) => setResult({ result: done, targetKind })} />
        )}
      </Stack>
    </Screen>
  );
}
