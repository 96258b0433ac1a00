import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteKind } from '../../../shared/model/customer.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { NoteKindSwitch } from './note-kind-switch.tsx';
import { useFinishStep, type TodayItem } from './use-today.ts';

type DoneDialogProps = {
  readonly item: TodayItem;
  /** What a note is taken for until somebody says otherwise. */
  readonly kind: NoteKind;
  readonly onClose: () => void;
};

/** Clears the step on Enter; what came of it becomes a note where somebody wrote it. */
export function DoneDialog({ item, kind: usual, onClose }: DoneDialogProps) {
  const { t } = useTranslation();
  const { customer } = item;
  // A birthday, or somebody new, has no step that could be done: there only a note is kept.
  const hasStep = (customer.nextStep ?? customer.nextStepOn) !== undefined;
  const [text, setText] = useState('');
  const [kind, setKind] = useState(usual);
  const finish = useFinishStep(hasStep);
  const missing = !hasStep && text.trim() === '';
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (missing || finish.isPending) return;
    const note = { text: text.trim(), ...(kind === 'note' ? {} : { kind }) };
    finish.mutate({ id: customer.id, ...(note.text === '' ? {} : { note }) }, { onSuccess: onClose });
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
          {customer.nextStep !== undefined && <Text size="sm">{customer.nextStep}</Text>}
          <TextInput
            data-autofocus
            label={t('today.doneWhat')}
            placeholder={hasStep ? t('common.optional') : undefined}
            value={text}
            maxLength={10_000}
            autoComplete="off"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div>
            <Text size="sm" fw={600} aria-hidden>
              {t('customers.noteKind.title')}
            </Text>
            <NoteKindSwitch value={kind} onChange={setKind} />
          </div>
          <DialogFoot missing={missing ? t('today.doneMissing') : undefined} onCancel={onClose}>
            <Button type="submit" disabled={missing} loading={finish.isPending}>
              {t('today.done')}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
