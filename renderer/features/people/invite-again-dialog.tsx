import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import { call } from '../../api/client.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { InvitationCode } from './invitation-code.tsx';

type Props = { readonly member: MemberView; readonly onClose: () => void };

/** For somebody who lost their passphrase: a new account that takes the old one over once a lead compared the words. */
export function InviteAgainDialog({ member, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, name, roles, teamId } = member;
  const invite = useMutation({
    mutationFn: () => call('people.invite', { name, roles: [...roles], teamId, replaces: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['people.list'] }),
    meta: { inline: true },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={invite.data ? t('people.invite.codeTitle', { name }) : t('people.again.title', { name })}
      size="lg"
      closeOnClickOutside={!invite.data}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {invite.data ? (
        <InvitationCode invitation={{ name, code: invite.data.code, expiresAt: invite.data.expiresAt }} onDone={onClose} />
      ) : (
        <Stack gap="sm">
          <Text>{t('people.again.text')}</Text>
          <Text size="sm" c="dimmed">
            {t('people.again.kit')}
          </Text>
          <Group gap={8} wrap="nowrap" align="flex-start">
            <EnforcementBadge enforcement="signature" />
            <Text size="sm">{t('people.again.heldBy')}</Text>
          </Group>
          {invite.error && <ErrorNotice error={invite.error} />}
          <DialogFoot onCancel={onClose}>
            <Button loading={invite.isPending} onClick={() => invite.mutate()}>
              {t('people.again.button')}
            </Button>
          </DialogFoot>
        </Stack>
      )}
    </Modal>
  );
}
