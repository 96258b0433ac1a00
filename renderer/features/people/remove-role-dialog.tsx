import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RoleView } from '../../../shared/model/roles.ts';
import { call } from '../../api/client.ts';
import { showDone } from '../../ui/toasts.tsx';
import { SignDialog } from './sign-dialog.tsx';

type Props = { readonly role: RoleView; readonly onClose: () => void };

export function RemoveRoleDialog({ role, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const names = role.holders.map(({ name }) => name).join(t('common.listSeparator'));
  const remove = useMutation({
    mutationFn: (reason: string) => call('roles.remove', { roleId: role.id, reason }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['roles.list'] });
      showDone(t('ownRoles.removed', { name: role.name }));
      onClose();
    },
    meta: { inline: true },
  });
  return (
    <SignDialog
      title={t('ownRoles.removeTitle', { name: role.name })}
      ready={role.holders.length === 0}
      label={t('ownRoles.signRemove')}
      signing={remove}
      onClose={onClose}
    >
      <Text>{names === '' ? t('ownRoles.removeText') : t('ownRoles.removeHeld', { names })}</Text>
    </SignDialog>
  );
}
