import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamId } from '../../../shared/model/ids.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { showDone } from '../../ui/toasts.tsx';
import { teamChoices } from './team-tree.ts';

type Props = { readonly under?: TeamId | undefined; readonly onClose: () => void };

const TOP = 'top';

/** Founds a team, at the top or under another; its books get their keys from a lead. */
export function TeamDialog({ under, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const teams = useQuery(callQuery('teams.list')).data ?? [];
  const [name, setName] = useState('');
  const [parent, setParent] = useState<string>(under ?? TOP);
  const parentId = teams.find(({ id }) => id === parent)?.id;
  const create = useMutation({
    mutationFn: () => call('teams.create', { name, ...(parentId === undefined ? {} : { parentId }) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['teams.list'] });
      showDone(t('people.team.done', { name: name.trim() }));
      onClose();
    },
  });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '') create.mutate();
  };

  return (
    <Modal opened onClose={onClose} title={t('people.team.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={handleSubmit}>
        <Stack gap="md">
          <TextInput
            label={t('people.team.name')}
            description={t('people.team.hint')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={80}
            required
            data-autofocus
          />
          <Select
            label={t('teams.parent')}
            description={t('teams.parentHint')}
            data={[{ value: TOP, label: t('teams.top') }, ...teamChoices(teams.filter(({ mayFoundBelow }) => mayFoundBelow))]}
            value={parent}
            onChange={(next) => setParent(next ?? TOP)}
            allowDeselect={false}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={name.trim() === ''} loading={create.isPending}>
              {t('people.team.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
