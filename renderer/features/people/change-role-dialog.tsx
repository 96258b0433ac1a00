import { TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../shared/model/access.ts';
import { withImplied, type RoleView } from '../../../shared/model/roles.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { showDone } from '../../ui/toasts.tsx';
import { PermissionPicker } from './permission-picker.tsx';
import { RolePlanView } from './role-plan-view.tsx';
import { SignDialog } from './sign-dialog.tsx';

type Props = { readonly role: RoleView; readonly onClose: () => void };

/** Another name or other permissions for a role: what that closes to whom, and why. */
export function ChangeRoleDialog({ role, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(role.name);
  const [permissions, setPermissions] = useState<readonly Permission[]>(role.permissions);
  const wanted = { roleId: role.id, name: name.trim(), permissions };
  const complete = wanted.name !== '' && permissions.length > 0;
  const plan = useQuery({ ...callQuery('roles.changePlan', wanted), enabled: complete, staleTime: 0, placeholderData: keepPreviousData });
  const sign = useMutation({
    mutationFn: (reason: string) => call('roles.change', { ...wanted, reason }),
    onSuccess: ({ booksWaiting }) => {
      void client.invalidateQueries({ queryKey: ['roles.list'] });
      showDone(booksWaiting === 0 ? t('ownRoles.changed', { name: wanted.name }) : t('teams.placedWaiting', { count: booksWaiting }));
      onClose();
    },
    meta: { inline: true },
  });

  return (
    <SignDialog
      title={t('ownRoles.changeTitle', { name: role.name })}
      size="xl"
      ready={complete && plan.data !== undefined && plan.data.hindrance === undefined}
      {...(complete ? {} : { missing: t('ownRoles.missing') })}
      label={t('change.sign')}
      signing={sign}
      onClose={onClose}
    >
      <TextInput
        label={t('ownRoles.nameLabel')}
        value={name}
        maxLength={60}
        required
        data-autofocus
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PermissionPicker value={permissions} onChange={setPermissions} />
      {complete && plan.data && <RolePlanView plan={plan.data} before={role.permissions} after={withImplied(permissions)} />}
    </SignDialog>
  );
}
