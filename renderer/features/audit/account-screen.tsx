import { Loader, SegmentedControl, SimpleGrid, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_DAYS, ACCOUNT_TOPICS, type Account, type AccountTopic } from '../../../shared/model/account.ts';
import { callQuery } from '../../api/query.ts';
import { useRoleName } from '../../api/role-names.ts';
import { useSession } from '../../app/session.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/format.ts';
import { Screen } from '../../ui/screen.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { LOG_PAGE_SIZE } from './audit-filter.ts';
import { AuditTable } from './audit-table.tsx';
import { Pages } from './pages.tsx';

/** What one's own account did: sign-ins, devices, and what was taken out. */
export function AccountScreen() {
  const { t } = useTranslation();
  const { name, roles, teamName } = useSession();
  const roleName = useRoleName();
  const account = useQuery({ ...callQuery('account.get'), staleTime: 0 });
  const intro = [name, ...roles.map(roleName), teamName].join(' · ');
  return (
    <Screen title={t('account.title')} intro={intro} wide>
      {account.error && <ErrorNotice error={account.error} />}
      {!account.data && !account.error && <Loader size="sm" aria-label={t('common.loading')} />}
      {account.data && <Figures account={account.data} />}
      <Entries />
      <Text size="sm" c="dimmed" mt="md">
        {t('account.who')}
      </Text>
    </Screen>
  );
}

function Figures({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { signIns, lastSignInAt, out, customersOut, refused, devices, ways } = account;
  return (
    <SimpleGrid cols={3} spacing="lg" mb="lg">
      <Part title={t('account.signIns')}>
        <Text>{t('account.signInCount', { count: signIns, days: ACCOUNT_DAYS })}</Text>
        {lastSignInAt !== undefined && (
          <Text size="sm">
            {t('account.before')} <TimeText at={lastSignInAt} />
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('account.notYou')}
        </Text>
      </Part>
      <Part title={t('account.out', { days: ACCOUNT_DAYS })}>
        <Text>
          {t('account.sums', {
            count: customersOut,
            revealed: formatCount(out.revealed),
            copied: formatCount(out.copied),
            called: formatCount(out.called),
            exported: formatCount(out.exported),
          })}
        </Text>
        <Text size="sm">{t('account.refused', { count: refused })}</Text>
      </Part>
      <Part title={t('account.devices')}>
        {devices.map(({ id, since, isThis }) => (
          <Text key={id}>
            {t(isThis ? 'account.thisDevice' : 'account.otherDevice', { id: id.slice(-6) })}
            {since !== undefined && (
              <Text span size="sm" c="dimmed">
                {' '}
                {t('account.since')} <TimeText at={since} />
              </Text>
            )}
          </Text>
        ))}
        <Text size="sm">
          {t('account.ways')} {ways.map(({ kind }) => t(`account.way.${kind}`)).join(t('common.listSeparator'))}
        </Text>
      </Part>
    </SimpleGrid>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Entries() {
  const { t } = useTranslation();
  const [topic, setTopic] = useState<AccountTopic>('all');
  const [page, setPage] = useState(1);
  const input = { topic, offset: (page - 1) * LOG_PAGE_SIZE, limit: LOG_PAGE_SIZE };
  const entries = useQuery({ ...callQuery('account.entries', input), staleTime: 0, placeholderData: keepPreviousData });
  const pages = Math.ceil((entries.data?.total ?? 0) / LOG_PAGE_SIZE);
  const handleTopic = (next: string) => {
    setTopic(ACCOUNT_TOPICS.find((each) => each === next) ?? 'all');
    setPage(1);
  };
  return (
    <>
      <SegmentedControl
        aria-label={t('account.entries')}
        data={ACCOUNT_TOPICS.map((each) => ({ value: each, label: t(`account.topic.${each}`) }))}
        value={topic}
        onChange={handleTopic}
        mb="sm"
      />
      {entries.error && <ErrorNotice error={entries.error} />}
      {entries.data?.total === 0 && <Text>{t('account.nothing')}</Text>}
      {entries.data && entries.data.total > 0 && <AuditTable entries={entries.data.entries} />}
      <Pages total={pages} page={page} onChange={setPage} />
    </>
  );
}
