import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '../../../shared/model/teams.ts';
import { call } from '../../api/client.ts';
import { showDone } from '../../ui/toasts.tsx';
import { SignDialog } from './sign-dialog.tsx';

type Props = { readonly team: TeamView; readonly onClose: () => void };

export function RenameTeamDialog({ team, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(team.name);
  const rename = useMutation({
    mutationFn: (reason: string) => call('teams.rename', { teamId: team.id, name, reason }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['teams.list'] });
      showDone(t('change.beforeAfter', { before: team.name, after: name.trim() }));
      onClose();
    },
    meta: { inline: true },
  });

  return (
    <SignDialog
      title={t('teams.renameTitle', { name: team.name })}
      ready={name.trim() !== '' && name.trim() !== team.name}
      missing={t('teams.renameMissing')}
      label={t('teams.renameSign')}
      signing={rename}
      onClose={onClose}
    >
      <TextInput
        label={t('people.team.name')}
        value={name}
        maxLength={80}
        required
        data-autofocus
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </SignDialog>
  );
}
