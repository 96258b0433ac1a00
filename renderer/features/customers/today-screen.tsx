import { Button, SegmentedControl, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { DAY_LIST_MAX } from '../../../shared/model/print.ts';
import type { TodayScope } from '../../../shared/model/today.ts';
import { useBooks } from '../../api/books.ts';
import { PATHS } from '../../app/places.ts';
import { useMayWrite, useSession } from '../../app/session.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CallListButton } from './call-list-button.tsx';
import { DetailPanel } from './detail-panel.tsx';
import { HandoverList } from './handover-list.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { TodayList } from './today-list.tsx';
import { useToday } from './use-today.ts';

/** What is to be done today, by keyboard from the first to the last; the customer opens beside it. */
export function TodayScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const [, navigate] = useLocation();
  const mayWrite = useMayWrite();
  const leads = session.roles.includes('lead');
  const [scope, setScope] = useState<TodayScope>('mine');
  const books = useBooks().data ?? [];
  const openId = useUiStore((store) => store.openId);
  const mode = useUiStore((store) => store.detailMode);
  const [printing, setPrinting] = useState(false);
  const day = useToday(scope);
  const ids = [...new Set(day.items.map(({ customer }) => customer.id))];
  return (
    <div className="kb-list">
      <div className="kb-list-main">
        <header className="kb-toolbar">
          <div className="kb-toolbar-row">
            <Title order={1} size="h2" style={{ flex: 1 }}>
              {t('today.title')}{' '}
              <Text span c="dimmed" className="kb-figures">
                {day.on}
              </Text>
            </Title>
            {leads && (
              <SegmentedControl
                size="xs"
                aria-label={t('today.scope.title')}
                value={scope}
                onChange={setScope}
                data={(['mine', 'all'] as const).map((value) => ({ value, label: t(`today.scope.${value}`) }))}
              />
            )}
            {ids.length > 0 && (
              <>
                {mayWrite && <CallListButton ids={ids} />}
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconPrinter size={15} aria-hidden />}
                  onClick={() => setPrinting(true)}
                >
                  {t('customers.print.button')}
                </Button>
              </>
            )}
          </div>
          {session.waiting.confirmations > 0 && (
            <Link href={PATHS.people} className="kb-due">
              {t('app.toConfirm', { count: session.waiting.confirmations })}
            </Link>
          )}
        </header>
        <HandoverList />
        {day.error && <ErrorNotice error={day.error} />}
        {!day.error && !day.loading && day.items.length === 0 && (
          <EmptyState
            title={t('today.empty.title')}
            text={t('today.empty.text')}
            action={
              <Button
                variant="default"
                onClick={() => {
                  useUiStore.getState().enterList('customers');
                  navigate(PATHS.customers);
                }}
              >
                {t('today.empty.button')}
              </Button>
            }
          />
        )}
        {day.items.length > 0 && <TodayList items={day.items} total={day.total} onMore={day.more} />}
      </div>
      <PrintDialog opened={printing} ids={ids} most={DAY_LIST_MAX} onClose={() => setPrinting(false)} />
      {(openId !== undefined || mode === 'create') && <DetailPanel books={books} />}
    </div>
  );
}
