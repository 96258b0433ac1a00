import { Button, Group, TextInput, Title } from '@mantine/core';
import { useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { formatDate } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { dayAfter, QUICK_DAYS } from './days.ts';
import { useSaveCard } from './use-customer.ts';

type NextStepEditorProps = { readonly detail: CustomerDetail; readonly input: RefObject<HTMLInputElement | null> };

/** What is to be done next and by when: typed in place, the day by one press. */
export function NextStepEditor({ detail, input }: NextStepEditorProps) {
  const { t } = useTranslation();
  const now = useNow();
  const save = useSaveCard(detail);
  const { nextStep = '', nextStepOn = '' } = detail.card;
  const [typed, setTyped] = useState<{ readonly text: string; readonly on: string }>();
  const { text, on } = typed ?? { text: nextStep, on: nextStepOn };
  const due = on !== '' && on <= formatDate(now);

  const handleSave = (wanted: { readonly text: string; readonly on: string }) => {
    const after = { nextStep: wanted.text.trim() || undefined, nextStepOn: wanted.on || undefined };
    const isSame = (after.nextStep ?? '') === nextStep && (after.nextStepOn ?? '') === nextStepOn;
    if (save.isPending || isSame) return;
    save.mutate(after, { onSuccess: () => setTyped(undefined) });
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') handleSave({ text, on });
    if (event.key !== 'Escape') return;
    setTyped(undefined);
    event.currentTarget.blur();
  };
  // From the text to the day and its buttons is one edit.
  const handleBlur = (event: FocusEvent<HTMLElement>) => {
    if (typed !== undefined && !event.currentTarget.contains(event.relatedTarget)) handleSave(typed);
  };
  const handleDay = (day: string) => {
    setTyped({ text, on: day });
    handleSave({ text, on: day });
  };
  return (
    <section onBlur={handleBlur}>
      <Title order={3}>{t('customers.field.nextStep')}</Title>
      <Group gap={6} wrap="nowrap">
        <TextInput
          ref={input}
          style={{ flex: 1 }}
          size="sm"
          aria-label={t('customers.field.nextStep')}
          placeholder={t('customers.nextStep.placeholder')}
          value={text}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTyped({ text: event.currentTarget.value, on })}
          onKeyDown={handleKeyDown}
        />
        <TextInput
          type="date"
          size="sm"
          aria-label={t('customers.field.nextStepOn')}
          className={due ? 'kb-due-input' : undefined}
          value={on}
          onChange={(event) => setTyped({ text, on: event.currentTarget.value })}
          onKeyDown={handleKeyDown}
        />
      </Group>
      <Group gap={4} mt={6}>
        {QUICK_DAYS.map(({ name, days }) => (
          <button key={name} type="button" className="kb-chip" onClick={() => handleDay(dayAfter(now, days))}>
            {t(`customers.nextStep.${name}`)}
          </button>
        ))}
        {(nextStep !== '' || nextStepOn !== '') && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => handleSave({ text: '', on: '' })}>
            {t('customers.nextStep.clear')}
          </Button>
        )}
      </Group>
    </section>
  );
}
