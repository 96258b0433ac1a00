import { Button, Loader, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { ChangePlanView } from './change-plan-view.tsx';

type Props = { readonly member: MemberView; readonly onClose: () => void };

/** A lead's signature under proposed roles: they count, and keys follow, from here on. */
export function ConfirmChangeDialog({ member, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const wanted = { memberId: member.id, roles: member.proposed?.roles ?? member.roles };
  const plan = useQuery({ ...callQuery('people.changePlan', wanted), staleTime: 0 });
  const confirm = useMutation({
    mutationFn: () => call('people.confirmChange', wanted),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['people.list'] });
      showDone(t('change.done', { name: member.name }));
      onClose();
    },
    meta: { inline: true },
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('change.confirmTitle', { name: member.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text>{t('change.proposedBy', { by: member.proposed?.by ?? '', reason: member.proposed?.reason ?? '' })}</Text>
        {plan.data ? <ChangePlanView plan={plan.data} counts="atOnce" /> : <Loader size="sm" aria-label={t('common.loading')} />}
        {confirm.error && <ErrorNotice error={confirm.error} />}
        <DialogFoot onCancel={onClose}>
          <Button loading={confirm.isPending} disabled={plan.data === undefined} onClick={() => confirm.mutate()}>
            {t('change.confirm')}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}
