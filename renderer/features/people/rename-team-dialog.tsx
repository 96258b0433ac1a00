import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '../../../shared/model/teams.ts';
import { call } from '../../api/client.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showDone } from '../../ui/toasts.tsx';

type Props = { readonly team: TeamView; readonly onClose: () => void };

export function RenameTeamDialog({ team, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(team.name);
  const [reason, setReason] = useState('');
  const rename = useMutation({
    mutationFn: () => call('teams.rename', { teamId: team.id, name, reason }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['teams.list'] });
      showDone(t('change.beforeAfter', { before: team.name, after: name.trim() }));
      onClose();
    },
    meta: { inline: true },
  });
  const ready = name.trim() !== '' && name.trim() !== team.name && reason.trim() !== '';

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('teams.renameTitle', { name: team.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) rename.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('people.team.name')}
            value={name}
            maxLength={80}
            required
            data-autofocus
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('common.reason')}
            description={t('leave.reasonHint')}
            value={reason}
            maxLength={300}
            required
            autoComplete="off"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {rename.error && <ErrorNotice error={rename.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={rename.isPending}>
              {t('change.sign')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
