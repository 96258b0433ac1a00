import { Button, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ExportDecision } from '../../../shared/model/exchange.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { useBooks } from '../../api/books.ts';
import { PATHS } from '../../app/places.ts';
import { ALL_CUSTOMERS, useUiStore } from '../../app/ui-store.ts';
import { queryWords } from './query-words.ts';

type Props = { readonly query: CustomerQuery; readonly decision: ExportDecision | undefined };

/** Which customers are meant, how many, and how many of them stay without their private columns. */
export function QuerySummary({ query, decision }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const books = useBooks().data ?? [];
  const home = useUiStore((store) => store.home);

  const words = queryWords(query, books, t).join(' · ');
  return (
    <section aria-labelledby="what-title">
      <Title order={2} id="what-title" mb={4}>
        {t('export.what.title')}
      </Title>
      <Group gap="md">
        <Text>{words}</Text>
        {decision && (
          <Text fw={600} className="kb-figures">
            {t('export.what.rows', { count: decision.rows })}
          </Text>
        )}
        <Button variant="subtle" size="compact-sm" onClick={() => navigate(PATHS[home])}>
          {t(query.ids ? 'export.what.reselect' : 'export.what.change')}
        </Button>
        {words !== t('export.what.all') && decision?.code !== 'EXPORT_NOT_ALLOWED' && (
          <Button variant="subtle" size="compact-sm" onClick={() => useUiStore.getState().setExportQuery(ALL_CUSTOMERS)}>
            {t('export.what.takeAll')}
          </Button>
        )}
      </Group>
      {decision?.allowed && decision.rows === 0 && <Text c="dimmed">{t('export.none')}</Text>}
      {decision?.allowed && decision.leftOut > 0 && (
        <Text size="sm" c="var(--kb-due)" mt={4}>
          {t('export.leftOut', { count: decision.leftOut })}
        </Text>
      )}
      {decision?.allowed && decision.withoutPrivate > 0 && (
        <Text size="sm" c="var(--kb-due)" mt={4}>
          {t('export.withoutPrivate', { count: decision.withoutPrivate })}
        </Text>
      )}
    </section>
  );
}
