import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamId } from '../../../shared/model/ids.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { ParentSelect } from './parent-select.tsx';

type Props = { readonly under?: TeamId | undefined; readonly onClose: () => void };

/** Founds a team, at the top or under another; its books get their keys from a lead. */
export function TeamDialog({ under, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const teams = useQuery(callQuery('teams.list')).data ?? [];
  const [name, setName] = useState('');
  const [parent, setParent] = useState(under);
  const create = useMutation({
    mutationFn: () => call('teams.create', { name, ...(parent === undefined ? {} : { parentId: parent }) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['teams.list'] });
      showDone(t('people.team.done', { name: name.trim() }));
      onClose();
    },
  });
  const isNamed = name.trim() !== '';
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isNamed) create.mutate();
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
          <ParentSelect teams={teams.filter(({ mayFoundBelow }) => mayFoundBelow)} value={parent} onChange={setParent} />
          <DialogFoot missing={isNamed ? undefined : t('people.team.missing')} onCancel={onClose}>
            <Button type="submit" disabled={!isNamed} loading={create.isPending}>
              {t('people.team.create')}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
