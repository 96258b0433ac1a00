import { Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import { call } from '../../api/client.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { showDone } from '../../ui/toasts.tsx';

type Props = { readonly member: MemberView; readonly onClose: () => void };

/** Cancelling cannot be taken back, so it asks. */
export function CancelInvitationDialog({ member, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => call('people.cancelInvitation', { memberId: member.id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['people.list'] });
      showDone(t('people.cancel.done', { name: member.name }));
      onClose();
    },
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.cancel.title', { name: member.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text>{t('people.cancel.text')}</Text>
        <DialogFoot cancelLabel={t('people.cancel.keep')} onCancel={onClose}>
          <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('people.cancel.button')}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}
