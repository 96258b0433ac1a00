import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ExportDecision } from '../../../shared/model/exchange.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { useBooks } from '../../api/books.ts';
import { useLock } from '../../app/lock.ts';
import { PATHS } from '../../app/places.ts';
import { useSession } from '../../app/session.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { queryWords } from './query-words.ts';
import { formatList } from '../../ui/format.ts';

type Props = { readonly query: CustomerQuery; readonly decision: ExportDecision; readonly onRetry: () => void };

/** Why not, who decides, and the step that helps. */
export function ExportRefusal({ query, decision, onRetry }: Props) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const books = useBooks().data ?? [];
  const code = decision.code ?? 'EXPORT_NOT_ALLOWED';
  const deciders = formatList(decision.deciders, i18n.language, 'disjunction');
  const lock = useLock();
  const { roles, name } = useSession();
  // Whoever sets the limit is not sent to somebody who does.
  const setsLimit = code === 'EXPORT_TOO_LARGE' && roles.includes('admin');
  const who = decision.deciders.length > 0 ? t('export.refused.who', { names: deciders }) : t('export.refused.nobody');

  return (
    <Stack gap="md" maw={720}>
      <Alert color="gray" role="status" title={t('export.refused.title')}>
        <Group gap={8} wrap="nowrap" align="flex-start">
          {code !== 'VERIFICATION_PENDING' && <EnforcementBadge enforcement="program" />}
          <div>
            <Text size="sm">{t(`export.refused.${code}`, { rows: decision.rows, max: decision.maxRows })}</Text>
            {code !== 'VERIFICATION_PENDING' && <Text size="sm">{setsLimit ? t('export.refused.you') : who}</Text>}
            <Text size="sm">{t('export.refused.logged')}</Text>
          </div>
        </Group>
      </Alert>
      {code === 'EXPORT_NOT_ALLOWED' && decision.deciders.length > 0 && (
        <Stack gap="xs" align="flex-start">
          <Text style={{ textWrap: 'pretty' }}>
            {t('export.refused.next', { names: deciders, you: name, what: queryWords(query, books, t).join(' · '), rows: decision.rows })}
          </Text>
          <Button onClick={() => lock.mutate()} loading={lock.isPending}>
            {t('export.refused.lock')}
          </Button>
        </Stack>
      )}
      {code === 'EXPORT_TOO_LARGE' && (
        <Group>
          <Button onClick={() => navigate(PATHS.customers)}>{t('export.refused.narrow')}</Button>
          {setsLimit && (
            <Button variant="default" onClick={() => navigate(PATHS.people)}>
              {t('export.refused.rules')}
            </Button>
          )}
        </Group>
      )}
      {code === 'VERIFICATION_PENDING' && (
        <Group>
          <Button onClick={onRetry}>{t('export.refused.retry')}</Button>
        </Group>
      )}
    </Stack>
  );
}
