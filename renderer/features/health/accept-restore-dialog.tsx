import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isoMinute } from '../../../shared/model/day.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { showDone } from '../../ui/toasts.tsx';

type Props = { readonly opened: boolean; readonly newestAt: number; readonly onClose: () => void };

/** A lead or admin signs, with a reason, that the older state is a legitimate restore. */
export function AcceptRestoreDialog({ opened, newestAt, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const sign = useMutation({
    mutationFn: () => call('health.acceptRestore', { reason }),
    onSuccess: (health) => {
      client.setQueryData(callQuery('health.get').queryKey, health);
      showDone(t('health.rolledBack.done'));
      onClose();
    },
  });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') sign.mutate();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('health.rolledBack.dialog')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={handleSubmit}>
        <Stack gap="md">
          <Text>{t('health.rolledBack.dialogText')}</Text>
          <Text>{t('health.rolledBack.newest', { at: isoMinute(newestAt) })}</Text>
          <TextInput
            label={t('health.rolledBack.reason')}
            placeholder={t('health.rolledBack.reasonExample')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={300}
            data-autofocus
          />
          <DialogFoot missing={reason.trim() === '' ? t('common.giveReason') : undefined} onCancel={onClose}>
            <Button type="submit" disabled={reason.trim() === ''} loading={sign.isPending}>
              {t('health.rolledBack.sign')}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
