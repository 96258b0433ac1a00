import { Button, Group, Paper, Text } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Handle } from '../../../shared/model/app.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useChoosePlace } from './use-create-vault.ts';

export type ChosenPlace = { readonly handle: Handle; readonly name: string; readonly folder: string };

type PlaceStepProps = {
  readonly place: ChosenPlace | undefined;
  readonly onChoose: (place: ChosenPlace) => void;
  readonly onCancel: () => void;
  readonly onNext: () => void;
};

/** Where the file will lie. The window holds a handle and what main calls the place, never the path. */
export function PlaceStep({ place, onChoose, onCancel, onNext }: PlaceStepProps) {
  const { t } = useTranslation();
  const choose = useChoosePlace();
  const handleChoose = () =>
    choose.mutate(t('create.place.suggestedName'), {
      onSuccess: (chosen) => {
        if ('handle' in chosen) onChoose(chosen);
      },
    });
  return (
    <>
      {place && (
        <Paper withBorder p="sm">
          <Text fw={600}>{place.name}</Text>
          <Text size="sm" c="dimmed">
            {t('create.place.in', { folder: place.folder })}
          </Text>
        </Paper>
      )}
      {choose.error && <ErrorNotice error={choose.error} />}
      <Group>
        <Button
          variant={place ? 'default' : 'filled'}
          leftSection={<IconFolder size={16} aria-hidden />}
          loading={choose.isPending}
          onClick={handleChoose}
        >
          {t(place ? 'create.place.chooseOther' : 'create.place.choose')}
        </Button>
      </Group>
      <Group justify="space-between" mt="md">
        <Button variant="subtle" ml={-19} onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {place && <Button onClick={onNext}>{t('common.next')}</Button>}
      </Group>
    </>
  );
}
