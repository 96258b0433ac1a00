import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../shared/model/access.ts';
import type { RoleList } from '../../../shared/model/roles.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { showDone } from '../../ui/toasts.tsx';
import { PermissionPicker } from './permission-picker.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { TeamSelect } from './team-select.tsx';

type Props = { readonly mayDefine: RoleList['mayDefine']; readonly onClose: () => void };

const EVERYWHERE = 'everywhere';

/** A role of this vault: its name, where people can have it, and what it holds. */
export function DefineRoleDialog({ mayDefine, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const teams = (useQuery(callQuery('teams.list')).data ?? []).filter(({ id }) => mayDefine.teams.includes(id));
  const [name, setName] = useState('');
  const [where, setWhere] = useState<string>(mayDefine.everywhere ? EVERYWHERE : (mayDefine.teams[0] ?? ''));
  const [permissions, setPermissions] = useState<readonly Permission[]>([]);
  const teamId = teams.find(({ id }) => id === where)?.id;
  const define = useMutation({
    mutationFn: (reason: string) => call('roles.define', { name, ...(teamId === undefined ? {} : { teamId }), permissions, reason }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['roles.list'] });
      showDone(t('ownRoles.defined', { name: name.trim() }));
      onClose();
    },
    meta: { inline: true },
  });

  return (
    <SignDialog
      title={t('ownRoles.defineTitle')}
      size="xl"
      ready={name.trim() !== '' && permissions.length > 0 && (teamId !== undefined || mayDefine.everywhere)}
      missing={t('ownRoles.missing')}
      label={t('change.sign')}
      signing={define}
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
      <TeamSelect
        label={t('ownRoles.where')}
        {...(teamId === undefined ? {} : { description: t('ownRoles.whereHint') })}
        teams={teams}
        {...(mayDefine.everywhere ? { first: { value: EVERYWHERE, label: t('ownRoles.everywhere') } } : {})}
        value={where}
        onChange={(next) => setWhere(next ?? EVERYWHERE)}
        allowDeselect={false}
      />
      <PermissionPicker value={permissions} onChange={setPermissions} />
    </SignDialog>
  );
}
