import { Button, Group, Loader, Modal, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import { EXPOSURE_DAYS, type ExposurePage } from '../../../shared/model/leaving.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useAppState } from '../../app/app-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/format.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { showDone } from '../../ui/toasts.tsx';

type Props = { readonly member: MemberView; readonly onClose: () => void };
type Days = (typeof EXPOSURE_DAYS)[number];

const SHOWN = 100;
const WAYS = ['revealed', 'copied', 'called', 'exported'] as const;

/** What somebody took out, customer by customer, and the same as a page to sign. */
export function ExposureDialog({ member, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const [days, setDays] = useState<Days>(30);
  const report = useQuery(callQuery('people.exposure', { memberId: member.id, days, offset: 0, limit: SHOWN }));
  const print = useMutation({
    mutationFn: () => call('exposures.print', { memberId: member.id, days, language }),
    onSuccess: (result) => {
      if (!('cancelled' in result)) showDone(t('exposure.printed', { file: result.fileName, token: result.logToken }));
    },
    meta: { inline: true },
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('exposure.title', { name: member.name })}
      size={860}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Group justify="space-between">
          <SegmentedControl
            aria-label={t('exposure.within')}
            data={EXPOSURE_DAYS.map((value) => ({ value: String(value), label: t('exposure.days', { count: value }) }))}
            value={String(days)}
            onChange={(value) => setDays(EXPOSURE_DAYS.find((one) => String(one) === value) ?? 30)}
          />
          <Button variant="default" loading={print.isPending} onClick={() => print.mutate()}>
            {t('exposure.print')}
          </Button>
        </Group>
        {print.error && <ErrorNotice error={print.error} />}
        {report.error && <ErrorNotice error={report.error} />}
        {!report.data && !report.error && <Loader size="sm" aria-label={t('common.loading')} />}
        {report.data && <Entries page={report.data} />}
        <Text size="xs" c="dimmed">
          {t('exposure.source')}
        </Text>
      </Stack>
    </Modal>
  );
}

function Entries({ page }: { readonly page: ExposurePage }) {
  const { t } = useTranslation();
  if (page.total === 0) return <Text>{t('exposure.nothing')}</Text>;
  const { revealed, copied, called, exported } = page.sums;
  return (
    <>
      <Text>
        {t('exposure.sums', {
          count: page.total,
          revealed: formatCount(revealed),
          copied: formatCount(copied),
          called: formatCount(called),
          exported: formatCount(exported),
        })}
      </Text>
      <Table className="kb-table" aria-label={t('exposure.table')} verticalSpacing={5} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('exposure.token')}</Table.Th>
            <Table.Th>{t('exposure.name')}</Table.Th>
            {WAYS.map((way) => (
              <Table.Th key={way} ta="end">
                {t(`exposure.${way}`)}
              </Table.Th>
            ))}
            <Table.Th>{t('exposure.last')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {page.entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td className="kb-figures">{entry.token}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{entry.name ?? t('exposure.unknown')}</Table.Td>
              {WAYS.map((way) => (
                <Table.Td key={way} ta="end" className="kb-figures">
                  {entry[way] === 0 ? '' : formatCount(entry[way])}
                </Table.Td>
              ))}
              <Table.Td>
                <TimeText at={entry.lastAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {page.total > page.entries.length && <Text size="sm">{t('exposure.more', { count: page.total - page.entries.length })}</Text>}
    </>
  );
}
