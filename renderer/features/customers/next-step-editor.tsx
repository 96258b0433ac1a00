import { Button, Group, TextInput, Title } from '@mantine/core';
import { useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isoDay } from '../../../shared/model/day.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { draftOf, useDraft } from '../../api/drafts.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useNow } from '../../ui/now.ts';
import { TimeField } from '../../ui/time-field.tsx';
import { dayAfter, QUICK_DAYS } from './days.ts';
import { useCalling } from './use-calling.ts';
import { useSaveCard } from './use-customer.ts';

type NextStepEditorProps = { readonly detail: CustomerDetail; readonly input: RefObject<HTMLInputElement | null> };
const Step = z.strictObject({ text: z.string(), on: z.string(), time: z.string() });
type Step = z.infer<typeof Step>;

const asKept = ({ text, on, time }: Step): Step => ({ text: text.trim(), on, time: on === '' ? '' : time });
const isSame = (one: Step, other: Step): boolean => one.text === other.text && one.on === other.on && one.time === other.time;

/** What is to be done next, by when and at what time: typed in place, the day by one press. */
export function NextStepEditor({ detail, input }: NextStepEditorProps) {
  const { t } = useTranslation();
  const now = useNow();
  const save = useSaveCard(detail);
  const calling = useCalling();
  const { nextStep = '', nextStepOn = '', nextStepTime = '' } = detail.card;
  const place = `step:${detail.id}`;
  const [typed, setTyped] = useDraft(place, Step);
  /** Asked for while an earlier one was being saved. */
  const asked = useRef<Step>(undefined);
  const step = typed ?? { text: nextStep, on: nextStepOn, time: nextStepTime };
  const due = step.on !== '' && step.on <= isoDay(now);

  const keep = (next: Step, before: Step) => {
    asked.current = undefined;
    const { text, on, time } = asKept(next);
    if (isSame({ text, on, time }, before)) return void setTyped(undefined);
    const handleSuccess = () => {
      if (asked.current !== undefined) return void keep(asked.current, { text, on, time });
      // What was typed on meanwhile stays, to be saved when it is done.
      const since = Step.safeParse(draftOf(place)).data;
      if (since !== undefined && isSame(since, next)) setTyped(undefined);
    };
    save.mutate(
      { nextStep: text || undefined, nextStepOn: on || undefined, nextStepTime: time || undefined },
      { onSuccess: handleSuccess },
    );
  };
  const handleSave = (next: Step) => {
    setTyped(next);
    if (save.isPending) asked.current = next;
    else keep(next, { text: nextStep, on: nextStepOn, time: nextStepTime });
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') handleSave(step);
    if (event.key !== 'Escape') return;
    setTyped(undefined);
    event.currentTarget.blur();
  };
  // From the text to the day and its buttons is one edit.
  const handleBlur = (event: FocusEvent<HTMLElement>) => {
    if (typed !== undefined && !event.currentTarget.contains(event.relatedTarget)) handleSave(typed);
  };
  const handleDay = (on: string) => {
    handleSave({ ...step, on });
  };
  // A time alone is one of today.
  const handleTime = (time: string) => setTyped({ ...step, time, on: step.on === '' && time !== '' ? isoDay(now) : step.on });
  return (
    <section onBlur={handleBlur}>
      <Title order={3}>{t('customers.field.nextStep')}</Title>
      <TextInput
        ref={input}
        size="sm"
        mb={6}
        aria-label={t('customers.field.nextStep')}
        placeholder={t('customers.nextStep.placeholder')}
        value={step.text}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setTyped({ ...step, text: event.currentTarget.value })}
        onKeyDown={handleKeyDown}
      />
      <Group gap={6} wrap="nowrap" align="flex-start">
        <DateField
          size="sm"
          aria-label={t('customers.field.nextStepOn')}
          className={due ? 'kb-due-input' : undefined}
          value={step.on}
          onChange={(on) => setTyped({ ...step, on })}
          onKeyDown={handleKeyDown}
        />
        <TimeField
          size="sm"
          className="kb-time-field"
          aria-label={t('customers.field.nextStepTime')}
          value={step.time}
          onChange={handleTime}
          onKeyDown={handleKeyDown}
        />
      </Group>
      <Group gap={4} mt={6}>
        {!calling &&
          QUICK_DAYS.map(({ name, days }) => (
            <button key={name} type="button" className="kb-chip" onClick={() => handleDay(dayAfter(now, days))}>
              {t(`customers.nextStep.${name}`)}
            </button>
          ))}
        {(nextStep !== '' || nextStepOn !== '') && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => handleSave({ text: '', on: '', time: '' })}>
            {t('customers.nextStep.clear')}
          </Button>
        )}
      </Group>
    </section>
  );
}
