import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { showDone } from '../../ui/toasts.tsx';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Founds a team; its books get their keys from a lead. */
export function TeamDialog({ opened, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const close = () => {
    setName('');
    onClose();
  };
  const create = useMutation({
    mutationFn: () => call('teams.create', { name }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['teams.list'] });
      showDone(t('people.team.done', { name: name.trim() }));
      close();
    },
  });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '') create.mutate();
  };

  return (
    <Modal opened={opened} onClose={close} title={t('people.team.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={handleSubmit}>
        <TextInput
          label={t('people.team.name')}
          description={t('people.team.hint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          required
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button type="submit" disabled={name.trim() === ''} loading={create.isPending}>
            {t('people.team.create')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
