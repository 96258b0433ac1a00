import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteKind } from '../../../shared/model/customer.ts';
import { NoteKindSwitch } from './note-kind-switch.tsx';
import { useFinishStep, type TodayItem } from './use-today.ts';

type DoneDialogProps = { readonly item: TodayItem; readonly onClose: () => void };

/** What came of it, in one line: Enter keeps it as a note and clears the step. */
export function DoneDialog({ item, onClose }: DoneDialogProps) {
  const { t } = useTranslation();
  const { customer } = item;
  const [text, setText] = useState(customer.nextStep ?? '');
  const [kind, setKind] = useState<NoteKind>('call');
  const finish = useFinishStep();
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() === '' || finish.isPending) return;
    finish.mutate({ id: customer.id, note: { text: text.trim(), ...(kind === 'note' ? {} : { kind }) } }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('today.doneTitle', { name: customer.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={handleSubmit}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={t('today.doneWhat')}
            value={text}
            maxLength={10_000}
            autoComplete="off"
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <NoteKindSwitch value={kind} onChange={setKind} />
          <Group justify="flex-end">
            <Button type="submit" disabled={text.trim() === ''} loading={finish.isPending}>
              {t('today.done')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
