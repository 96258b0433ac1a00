import { Alert, Button, Group, List, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeaveResult } from '../../../shared/model/leaving.ts';

type Props = {
  readonly name: string;
  readonly result: LeaveResult;
  readonly onReport: () => void;
  readonly onClose: () => void;
};

/** What came of a leaving, and what is still owed. */
export function LeaveResultView({ name, result, onReport, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Alert color={result.booksWaiting === 0 ? 'proven' : 'amber'} variant="light" title={t('leave.done.title', { name })} role="status">
        <List size="sm" spacing={4}>
          <List.Item>{t('leave.done.frozen')}</List.Item>
          {result.booksWithNewKeys > 0 && <List.Item>{t('leave.done.keys', { count: result.booksWithNewKeys })}</List.Item>}
          {result.rowsSealedAnew > 0 && <List.Item>{t('leave.done.rows', { count: result.rowsSealedAnew })}</List.Item>}
          {result.handedOver > 0 && <List.Item>{t('leave.done.handedOver', { count: result.handedOver })}</List.Item>}
          {result.booksWaiting > 0 && <List.Item>{t('leave.done.waiting', { count: result.booksWaiting })}</List.Item>}
        </List>
      </Alert>
      <Group justify="space-between">
        <Button variant="default" onClick={onReport}>
          {t('leave.report')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('common.close')}
        </Button>
      </Group>
    </Stack>
  );
}
